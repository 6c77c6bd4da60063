package sheets

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// lockedBy is a workbook with a password, encrypted as Excel 2007 did.
func lockedBy(t testing.TB, password string) []byte {
	t.Helper()
	f := excelize.NewFile()
	if err := f.SetCellValue("Sheet1", "A1", "inside"); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: password}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// agile encrypts a file as Excel does since 2010 ([MS-OFFCRYPTO], 2.3.4.10), with
// a password that is hashed so often.
func agile(t *testing.T, file []byte, password string, spins int) []byte {
	t.Helper()
	le := binary.LittleEndian
	salt, packageSalt, packageKey := bytes.Repeat([]byte{1}, 16), bytes.Repeat([]byte{2}, 16), bytes.Repeat([]byte{3}, 32)
	encrypt := func(key, iv, data []byte) []byte {
		block, err := aes.NewCipher(key)
		if err != nil {
			t.Fatal(err)
		}
		data = append(slices.Clone(data), make([]byte, (16-len(data)%16)%16)...)
		cipher.NewCBCEncrypter(block, iv[:16]).CryptBlocks(data, data)
		return data
	}
	hash := func(parts ...[]byte) []byte {
		sum := sha512.Sum512(slices.Concat(parts...))
		return sum[:]
	}
	var letters []byte
	for _, u := range utf16.Encode([]rune(password)) {
		letters = le.AppendUint16(letters, u)
	}
	key := hash(salt, letters)
	for i := range min(spins, 1000) {
		key = hash(le.AppendUint32(nil, uint32(i)), key)
	}
	key = hash(key, []byte{0x14, 0x6E, 0x0B, 0xE7, 0xAB, 0xAC, 0xD0, 0xD6})
	info := fmt.Sprintf("\x04\x00\x04\x00\x40\x00\x00\x00"+`<encryption><keyData saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="%s"/>`+
		`<keyEncryptors><keyEncryptor><encryptedKey xmlns="http://schemas.microsoft.com/office/2006/keyEncryptor/password" spinCount="%d" saltSize="16" blockSize="16" keyBits="256" hashSize="64" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512" saltValue="%s" encryptedKeyValue="%s"/></keyEncryptor></keyEncryptors></encryption>`,
		base64.StdEncoding.EncodeToString(packageSalt), spins, base64.StdEncoding.EncodeToString(salt), base64.StdEncoding.EncodeToString(encrypt(key[:32], salt, packageKey)))
	body := le.AppendUint64(nil, uint64(len(file)))
	const segment = 4096
	for i := 0; i*segment < len(file); i++ {
		body = append(body, encrypt(packageKey, hash(packageSalt, le.AppendUint32(nil, uint32(i))), file[i*segment:min(len(file), (i+1)*segment)])...)
	}
	// Spaces instead of zeros fill up what must be XML.
	return compoundOf("EncryptionInfo", info+strings.Repeat(" ", 4096), "EncryptedPackage", string(body))
}

// TestPassword opens workbooks with a password, encrypted in either way of Excel,
// and says which password is missing or wrong.
func TestPassword(t *testing.T) {
	inside := []byte(workbookOf(t, "Pay", "Notes"))
	newer := agile(t, inside, "sécret", 1000)
	for name, test := range map[string]struct {
		data     []byte
		password string
		cells    string
		err      error
		says     string
	}{
		"standard":         {data: lockedBy(t, "påss"), password: "påss", cells: "inside"},
		"agile":            {data: newer, password: "sécret", cells: "in Pay"},
		"in a zip":         {data: zipped(t, "a.xlsx", string(newer)), password: "sécret", cells: "in Pay"},
		"of Excel itself":  {data: lockedBy(t, "VelvetSweatshop"), cells: "inside"},
		"none needed":      {data: []byte("a,b\n1,2\n"), password: "x", cells: "a|b\n1|2"},
		"missing":          {data: newer, err: ErrPassword, says: "the file is protected by a password; give the password"},
		"wrong":            {data: newer, password: "Sécret", err: ErrWrongPassword, says: "by a password (the one given is wrong); give the password"},
		"wrong, standard":  {data: lockedBy(t, "a"), password: "b", err: ErrWrongPassword, says: "wrong"},
		"hashed for years": {data: agile(t, inside, "secret", 99_999_999), password: "secret", err: ErrCorrupt, says: "hashed 99999999 times"},
		"cut off":          {data: newer[:len(newer)-600], password: "secret", err: ErrCorrupt, says: "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Open(t.Context(), Bytes("pay.xlsx", test.data), Options{Password: test.password})
			if !errors.Is(err, test.err) {
				t.Fatalf("got %v", err)
			}
			if err != nil {
				if got := err.Error(); !strings.Contains(got, test.says) || !strings.Contains(got, "pay.xlsx") {
					t.Errorf("it says: %s", got)
				}
				if errors.Is(err, ErrWrongPassword) != errors.Is(test.err, ErrWrongPassword) {
					t.Errorf("is it wrong or missing? %v", err)
				}
				return
			}
			if got := cells(t, b, b.Sheets()[0].Name); got != test.cells {
				t.Errorf("cells %q", got)
			}
		})
	}
}

// TestLocked says of other files that their password must be taken off elsewhere.
func TestLocked(t *testing.T) {
	old, err := os.ReadFile(filepath.Join("testdata", "locked.xls")) // written by LibreOffice
	if err != nil {
		t.Fatal(err)
	}
	ods := zipped(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "\x01", "META-INF/manifest.xml", "<manifest:encryption-data/>")
	for name, data := range map[string][]byte{"locked.xls": old, "locked.ods": ods} {
		if _, err := Open(t.Context(), Bytes(name, data), Options{Password: "secret"}); !errors.Is(err, ErrPassword) || !strings.Contains(err.Error(), "save it without one") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
