// Package data is the home of everything Paybench knows about pay. The package
// itself holds no code; its sub-packages are the steps that lead from a file to
// figures. This is the walk of a file from main to a cell of a workbook:
//
//  1. main gives the arguments to ui/command, or to the window in package ui. Both
//     ask ui/desk for everything that follows: desk.Saved for the study that a file
//     may hold, desk.Open or desk.Import for a Source.
//  2. sheets opens the file, whatever it is, as sheets of cells: one file a format.
//  3. ingest.Read reads one of its sheets, once, into a Reading: where the table is
//     (ingest/layout), what each column means (ingest/columns), which rows are data
//     (ingest/rows). Words are those of one vocabulary, lexicon; money reads
//     amounts, bands spans of years and sizes. It makes no market.
//  4. source.Make makes a market.Market From the Reading: records/intake makes pay
//     records, one a person, and published/intake tables of percentiles that somebody
//     else computed. Each reports every row it could not take. The Source keeps the
//     market to itself and asks it once what it can do beyond figures.
//  5. Source.Begin is the study that the window meets a file with, Source.Everybody
//     that of the command line; filters and flags change it. A study holds a
//     market.Query, one question: filters, a breakdown, a pay element, a basis, the
//     gate. It is a plain value with a canonical key.
//  6. Source.Answer has market.Compare put the question to the market, apply the gate
//     and gather warnings. The market computes percentiles and their intervals with
//     package quantile. Pins are answered by market.ComparePins.
//  7. The Answer holds a market.Comparison: plain data. table lists it, charts draws
//     it, ui shows it. None of them computes a figure.
//  8. Answer.WriteBook puts the table as the study has it, the pins, the chart where
//     Excel has none and the study itself into a comparison.Content.
//     workbook/comparison lays it out in sheets, which workbook/sheet writes: a
//     Figure becomes a cell with its number, or with the reason why there is none.
//     wholefile writes the file whole or not at all.
//
// A review goes another way with the same steps: ingest.Read in the room of rosters,
// roster.From, match for the prices of jobs, which asks markets through market.Compare,
// and review.New for where everybody stands. Its small tables are forms (form,
// review/tables). The pay gap begins at a Roster, too: gap.From, and gap.Work.
//
// Several sources become one market in blend, which the same questions are put to.
//
// Beside that way lie study, all that a user has set up, saved as one file;
// drivers, what moves pay in a cut; profile, what a role does, needs and pays on its
// ladder; template, blank workbooks to fill in; sample and benchmarks, the markets
// inside the program; workbook/sheet, what every book of ours is made of; remark, what
// is said about a file as values, which table puts into words; spelling, what somebody
// probably meant; jobtitle, which words of a title say what the job is; ranks and values,
// what a market makes figures and dimensions of, once it has counted; and realfiles, the
// files that tests look for.
package data
