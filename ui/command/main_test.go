package command_test

import (
	"os"
	"testing"

	"github.com/paybench/paybench/data/warehouse/servers"
)

func TestMain(m *testing.M) { os.Exit(servers.Run(m)) }
