package sheets

import (
	"bufio"
	"bytes"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
)

// MostByDefault is the most memory, in bytes, that a table takes unless
// Options.MostMemory says otherwise: about 60 million rows of nine columns.
const MostByDefault = 8 << 30

// leastByDefault is what a table may take, in bytes, however little is free: what most
// surveys need.
const leastByDefault = 64 << 20

// Allowance is how much memory, in bytes, a table may take on this machine: three
// quarters of what is free, 64 MB at least and MostByDefault at most. The rest is for the window, the
// charts and everybody else. The root is that of the system's files. Where Linux says
// how much is free, and how much the program's control groups (those of a container or
// of a service) leave, the least of them is; elsewhere nothing is known, and it is
// MostByDefault.
func Allowance(root fs.FS) int64 {
	free := availableIn(root)
	for _, group := range controlGroups(root) {
		free = min(free, group.free(root))
	}
	return min(max(free/4*3, leastByDefault), MostByDefault)
}

// unlimited is what is free where nothing is said.
const unlimited = math.MaxInt64

// availableIn is how much memory the machine has to give without swapping.
func availableIn(root fs.FS) int64 {
	const unit = 1 << 10
	if n, ok := valueIn(root, "proc/meminfo", "MemAvailable:"); ok && n < unlimited/unit {
		return n * unit
	}
	return unlimited
}

// controlGroup is a group of processes that may take so much memory together. The two
// versions of Linux name their files differently.
type controlGroup struct {
	folder, limit, used string
	reclaimable         [2]string // lines of memory.stat: files in memory that make room for others
}

// controlGroups are the groups that the program is in, and those around them.
func controlGroups(root fs.FS) []controlGroup {
	text, err := fs.ReadFile(root, "proc/self/cgroup")
	if err != nil {
		return nil
	}
	var all []controlGroup
	for line := range strings.Lines(string(text)) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		if len(parts) < 3 {
			continue
		}
		// A container may see its own group as the root.
		for at := path.Clean("/" + parts[2]); ; at = path.Dir(at) {
			switch {
			case parts[0] == "0" && parts[1] == "":
				second := controlGroup{limit: "memory.max", used: "memory.current", reclaimable: [2]string{"inactive_file", "active_file"}}
				for _, mount := range []string{"sys/fs/cgroup", "sys/fs/cgroup/unified"} {
					second.folder = path.Join(mount, at)
					all = append(all, second)
				}
			case strings.Contains(","+parts[1]+",", ",memory,"):
				all = append(all, controlGroup{
					path.Join("sys/fs/cgroup/memory", at), "memory.limit_in_bytes", "memory.usage_in_bytes",
					[2]string{"total_inactive_file", "total_active_file"},
				})
			}
			if at == "/" {
				break
			}
		}
	}
	return all
}

// free is how much the group may still take.
func (g controlGroup) free(root fs.FS) int64 {
	limit, ok := valueIn(root, path.Join(g.folder, g.limit), "")
	if !ok { // "max", or no such group
		return unlimited
	}
	used, _ := valueIn(root, path.Join(g.folder, g.used), "")
	for _, name := range g.reclaimable {
		files, _ := valueIn(root, path.Join(g.folder, "memory.stat"), name)
		used -= files
	}
	return max(0, limit-max(0, used))
}

// valueIn is the number in a file of the system: in the line that begins with a name, or
// the only one.
func valueIn(root fs.FS, file, name string) (n int64, ok bool) {
	text, err := fs.ReadFile(root, file)
	if err != nil {
		return 0, false
	}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		words := strings.Fields(lines.Text())
		if name != "" && len(words) > 0 && words[0] == name {
			words = words[1:]
		} else if name != "" {
			continue
		}
		if len(words) == 0 {
			return 0, false
		}
		n, err := strconv.ParseInt(words[0], 10, 64)
		return n, err == nil && n >= 0
	}
	return 0, false
}
