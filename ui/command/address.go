package command

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/paybench/paybench/ui/desk"
)

// ofMarkets are the flags that name markets, each of which may be a table in a database.
var ofMarkets = []string{"file", "market", "source"}

// noAddress refuses the address of a table where no market stands: in the place of a
// roster, of a file that goes with it, or of one to be written. Nobody is connected to, and
// the address, which may hold a password, is not repeated.
func noAddress(cmd *cobra.Command, args []string) error {
	const why = "the address of a database stands in the place of a file; export the table as .csv and name that, or pipe it in as -"
	markets := cmd.Flags().Lookup("narrow") != nil // FILE is one: that says who is taken of it
	if !markets && slices.ContainsFunc(args, desk.IsAddress) {
		return usageError{fmt.Errorf("%s: %s", cmd.Name(), why)}
	}
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		texts := []string{f.Value.String()}
		if several, ok := f.Value.(pflag.SliceValue); ok {
			texts = several.GetSlice()
		}
		if !slices.Contains(ofMarkets, f.Name) && slices.ContainsFunc(texts, desk.IsAddress) {
			err = usageError{fmt.Errorf("--%s: %s", f.Name, why)}
		}
	})
	return err
}
