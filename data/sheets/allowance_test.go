package sheets_test

import (
	"testing"
	"testing/fstest"

	"github.com/paybench/paybench/data/sheets"
)

// TestAllowance takes the least of what the machine, the container and all groups
// around it leave.
func TestAllowance(t *testing.T) {
	const meminfo, first, second = "proc/meminfo", "sys/fs/cgroup/memory/", "sys/fs/cgroup/"
	free := func(kB string) string { return "MemTotal:       24684084 kB\nMemAvailable:   " + kB + " kB\n" }
	for name, test := range map[string]struct {
		files map[string]string
		want  int64
	}{
		"nothing is known":     {nil, 8 << 30},
		"a large machine":      {map[string]string{meminfo: free("23565040")}, 8 << 30},
		"a small one":          {map[string]string{meminfo: free("4000000")}, 4000000 << 10 / 4 * 3},
		"no number":            {map[string]string{meminfo: free("many")}, 8 << 30},
		"none left":            {map[string]string{meminfo: free("0")}, 64 << 20},
		"version 2":            {map[string]string{meminfo: free("23565040"), "proc/self/cgroup": "0::/jobs/a\n", second + "jobs/a/memory.max": "1000000000\n", second + "jobs/a/memory.current": "600000000\n"}, 300_000_000},
		"files make room":      {map[string]string{"proc/self/cgroup": "0::/a\n", second + "a/memory.max": "1000000000\n", second + "a/memory.current": "900000000\n", second + "a/memory.stat": "anon 1\ninactive_file 300000000\nactive_file 200000000\n"}, 450_000_000},
		"used over the limit":  {map[string]string{"proc/self/cgroup": "0::/a\n", second + "a/memory.max": "1000000000\n", second + "a/memory.current": "2000000000\n"}, 64 << 20},
		"a group around it":    {map[string]string{"proc/self/cgroup": "0::/jobs/a\n", second + "jobs/a/memory.max": "max\n", second + "jobs/memory.max": "4000000000\n"}, 3_000_000_000},
		"without a limit":      {map[string]string{"proc/self/cgroup": "0::/a\n", second + "a/memory.max": "max\n"}, 8 << 30},
		"its own root":         {map[string]string{"proc/self/cgroup": "0::/docker/x\n", second + "memory.max": "4000000000\n"}, 3_000_000_000},
		"beside version 1":     {map[string]string{"proc/self/cgroup": "0::/a\n", second + "unified/a/memory.max": "4000000000\n"}, 3_000_000_000},
		"version 1":            {map[string]string{"proc/self/cgroup": "5:cpu,cpuacct:/b\n4:memory:/a\n", first + "a/memory.limit_in_bytes": "1000000000\n", first + "a/memory.usage_in_bytes": "500000000\n", first + "a/memory.stat": "inactive_file 9\ntotal_inactive_file 60000000\ntotal_active_file 40000000\n"}, 450_000_000},
		"version 1, no limit":  {map[string]string{meminfo: free("4000000"), "proc/self/cgroup": "4:memory:/a\n", first + "a/memory.limit_in_bytes": "9223372036854771712\n"}, 4000000 << 10 / 4 * 3},
		"another group's":      {map[string]string{"proc/self/cgroup": "5:cpu:/a\n", first + "a/memory.limit_in_bytes": "1000000000\n"}, 8 << 30},
		"a line that is short": {map[string]string{"proc/self/cgroup": "memory\n"}, 8 << 30},
	} {
		t.Run(name, func(t *testing.T) {
			root := fstest.MapFS{}
			for path, text := range test.files {
				root[path] = &fstest.MapFile{Data: []byte(text)}
			}
			if got := sheets.Allowance(root); got != test.want {
				t.Errorf("%d bytes, want %d", got, test.want)
			}
		})
	}
}
