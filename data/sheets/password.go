package sheets

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"regexp"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// locked says that a file has a password and cannot be opened with one here.
func locked() *Error {
	return &Error{Kind: ErrPassword, Do: "open it in a spreadsheet and save it without one"}
}

// openLocked opens a workbook with a password ([MS-OFFCRYPTO]).
func openLocked(ctx context.Context, c Content, data, info []byte, o Options) (reader, error) {
	if err := checkSpins(info); err != nil {
		return nil, &Error{Kind: ErrCorrupt, Err: err, Do: convert}
	}
	// Excel locks workbooks that only their structure is protected of with a
	// password of its own, and opens them without asking.
	const excels = "VelvetSweatshop"
	var opened []byte
	err := guarded(func() (err error) {
		opened, err = excelize.Decrypt(data, &excelize.Options{Password: cmp.Or(o.Password, excels)})
		return err
	})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil && bytes.HasPrefix(opened, []byte("PK\x03\x04")) {
		return openArchive(ctx, c, opened, o)
	}
	switch {
	case err != nil:
		e := locked()
		e.Err = err
		return nil, e
	case o.Password != "":
		err = ErrWrongPassword
	}
	return nil, &Error{Kind: ErrPassword, Err: err, Do: "give the password, or save it without one"}
}

// checkSpins refuses a file that asks for the password to be hashed more often
// than Excel allows, which would take forever.
func checkSpins(info []byte) error {
	const most = 10_000_000
	m := regexp.MustCompile(`spinCount="(\d+)"`).FindAllSubmatch(info, -1)
	for _, spins := range m {
		if n, err := strconv.Atoi(string(spins[1])); err != nil || n > most {
			return fmt.Errorf("its password is to be hashed %s times", spins[1])
		}
	}
	return nil
}
