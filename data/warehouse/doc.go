// Package warehouse asks pay data where they already live: in a database.
//
// A table is either taken or asked. What fits the machine is taken: streamed through
// package ingest into records, after which nothing of it is asked of the database
// again. What does not fit, or is to stay where it is, is asked: the database counts
// people and finds the pay at given ranks, and everything a figure is made of
// (blending, intervals, gate, publication) happens here, by the code that records
// uses. A database's own percentiles are never used: they give no interval, and not
// every engine means the same by them.
//
// The parts:
//
//   - Statements (write.go) are made of quoted names and bound values only: no text
//     of a user or of a file becomes part of one.
//   - What engines say differently is a dialect (dialect.go); PostgreSQL and
//     ClickHouse each have one, and a Database that runs statements (conn.go).
//   - An address says where a table is, never with a password (address.go).
//   - Take (take.go) and Market (market.go) are the two ways.
//   - A market is made of what its columns are (columns.go, describe.go) and of what
//     they hold (catalogue.go, column.go). A question is a cut (cut.go).
//   - Figures (summarize.go) cost two statements, each of which reads the table once:
//     people are counted by step of pay (count.go, steps.go), and the pay of those at
//     given ranks is looked up (refine.go). Intervals that know employers cost two more
//     (spread.go), what a bonus is of base three, totals for publication up to six. A
//     dimension's facet costs one, so does a histogram.
//
// This is the one room of the program that speaks with a network, and it does so
// only with the address that somebody gave.
package warehouse
