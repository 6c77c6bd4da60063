// Package servers starts database servers for tests, and for nothing else: the
// program never imports it.
//
// They are Debian's, run as a user of their own who may do nothing else (the user who
// tests, unless that is root), listen on 127.0.0.1 at a free port, keep their data in
// a folder that goes with them, and are stopped by their process. A test program
// starts one when the first test asks and keeps it for all others, each of which gets
// an empty database of its own:
//
//	func TestMain(m *testing.M) { os.Exit(servers.Run(m)) }
//
//	func TestX(t *testing.T) {
//		db := servers.PostgreSQL(t)
//		db.Run(t, "CREATE TABLE pay (…)")
//
// Without the servers' programs such tests are skipped with a message. Where the
// variable PAYBENCH_SERVERS names an engine, as scripts/test and scripts/full have it,
// they fail.
package servers
