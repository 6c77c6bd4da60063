package warehouse

import (
	"bytes"
	"context"
	"io"
	"strconv"

	"github.com/jackc/pgx/v5/pgconn"
)

// CSV runs a statement and streams what it returns, with a heading. COPY would be the
// usual way, and cannot bind values; rows in the wire protocol's texts can.
func (s postgresSession) CSV(ctx context.Context, st Statement) (io.ReadCloser, error) {
	values := make([][]byte, len(st.values))
	for i, v := range st.values {
		switch v := v.(type) {
		case int64:
			values[i] = strconv.AppendInt(nil, v, 10)
		case float64:
			values[i] = strconv.AppendFloat(nil, v, 'g', -1, 64)
		case string:
			values[i] = []byte(v)
		}
	}
	return &postgresCSV{ctx: ctx, of: s, rows: s.tx.Conn().PgConn().ExecParams(ctx, st.text, values, nil, nil, nil)}, nil
}

// postgresCSV is rows as CSV, made as they are read.
type postgresCSV struct {
	ctx   context.Context
	of    postgresSession
	rows  *pgconn.ResultReader
	text  bytes.Buffer
	begun bool
	ended bool
}

// Read reads on; it ends with io.EOF only where all rows came.
func (c *postgresCSV) Read(into []byte) (int, error) {
	for c.text.Len() < len(into) && !c.ended {
		if !c.rows.NextRow() {
			c.ended = true
			if _, err := c.rows.Close(); err != nil {
				return 0, c.of.stoppedBy(c.ctx, err)
			}
			c.head()
			break
		}
		c.head()
		for i, cell := range c.rows.Values() {
			if i > 0 {
				c.text.WriteByte(',')
			}
			writeCell(&c.text, cell)
		}
		c.text.WriteByte('\n')
	}
	return c.text.Read(into)
}

// head writes the heading, once it is known.
func (c *postgresCSV) head() {
	if c.begun {
		return
	}
	c.begun = true
	for i, f := range c.rows.FieldDescriptions() {
		if i > 0 {
			c.text.WriteByte(',')
		}
		writeCell(&c.text, []byte(f.Name))
	}
	c.text.WriteByte('\n')
}

// Close ends reading; the server goes on until the context ends or all has come.
func (c *postgresCSV) Close() error {
	if !c.ended {
		c.ended = true
		_, err := c.rows.Close()
		return err
	}
	return nil
}

// writeCell writes a cell, in quotes where it needs them.
func writeCell(b *bytes.Buffer, cell []byte) {
	if !bytes.ContainsAny(cell, "\",\r\n") && !bytes.HasPrefix(cell, []byte(" ")) {
		b.Write(cell)
		return
	}
	b.WriteByte('"')
	for {
		i := bytes.IndexByte(cell, '"')
		if i < 0 {
			break
		}
		b.Write(cell[:i+1])
		b.WriteByte('"')
		cell = cell[i+1:]
	}
	b.Write(cell)
	b.WriteByte('"')
}
