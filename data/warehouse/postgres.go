package warehouse

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgconn/ctxwatch"
	"github.com/jackc/pgx/v5/pgxpool"
)

// mostConnections is how many connections are open at once.
const mostConnections = 2

// stopped is how long a server may take to say that it stopped, before the connection
// is given up.
const stopped = 5 * time.Second

// postgres is a PostgreSQL database, or one that speaks as it does.
type postgres struct{ pool *pgxpool.Pool }

// NewPostgres opens a database by what pgx reads of an address. It connects when it is
// first asked, with two connections at most. Where a question is given up the server
// is told to stop, too.
func NewPostgres(ctx context.Context, config *pgx.ConnConfig) (Database, error) {
	pool, err := pgxpool.ParseConfig("")
	if err != nil {
		return nil, fmt.Errorf("opening a database: %w", err)
	}
	pool.ConnConfig = config.Copy()
	pool.MaxConns, pool.MinConns = mostConnections, 0
	// Nothing stays prepared: each statement is planned for its own values, and goes
	// through a connection pooler.
	pool.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeDescribeExec
	pool.ConnConfig.BuildContextWatcherHandler = func(c *pgconn.PgConn) ctxwatch.Handler {
		return &pgconn.CancelRequestContextWatcherHandler{Conn: c, DeadlineDelay: stopped}
	}
	opened, err := pgxpool.NewWithConfig(ctx, pool)
	if err != nil {
		return nil, fmt.Errorf("opening a database: %w", err)
	}
	return &postgres{opened}, nil
}

func (p *postgres) Dialect() Dialect { return postgreSQL{} }

func (p *postgres) Close() error {
	p.pool.Close()
	return nil
}

// Snapshot runs statements in a transaction that writes nothing and sees one state.
func (p *postgres) Snapshot(ctx context.Context, run func(Session) error) (err error) {
	tx, err := p.pool.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return fmt.Errorf("beginning to ask: %w", err)
	}
	defer func() {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopped)
		defer cancel()
		if ended := tx.Rollback(ending); ended != nil && !errors.Is(ended, pgx.ErrTxClosed) && err == nil {
			err = fmt.Errorf("ending to ask: %w", ended)
		}
	}()
	return run(postgresSession{tx})
}

type postgresSession struct{ tx pgx.Tx }

func (s postgresSession) Query(ctx context.Context, st Statement) (Rows, error) {
	found, err := s.tx.Query(ctx, st.text, st.values...)
	if err != nil {
		return nil, s.stoppedBy(ctx, err)
	}
	return &postgresRows{ctx, s, found}, nil
}

// postgresRows says of rows that ended because the question was given up just that.
type postgresRows struct {
	ctx context.Context
	of  postgresSession
	pgx.Rows
}

func (r *postgresRows) Err() error { return r.of.stoppedBy(r.ctx, r.Rows.Err()) }

// stoppedBy says why a statement failed: where it was given up, that comes before what
// the server says of it.
func (s postgresSession) stoppedBy(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if given := ctx.Err(); given != nil {
		return given
	}
	return understood(s.tx.Conn().PgConn().ParameterStatus("server_version"), fmt.Errorf("the database says: %w", err))
}
