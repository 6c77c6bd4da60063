// Package data is the home of everything Paybench knows about pay. The package
// itself holds no code; its sub-packages are the steps that lead from a file to
// figures:
//
//  1. sheets opens a file, whatever it is, as sheets of cells: one file a format.
//  2. ingest reads one of its sheets, once, into a Reading: where the table is
//     (ingest/layout), what each column means (ingest/columns), which rows are data
//     (ingest/rows). Words are those of one vocabulary, lexicon; money reads
//     amounts, bands spans of years and sizes. It makes no market.
//  3. A market.Market is made From the Reading: records/intake makes pay records, one
//     a person, and published/intake tables of percentiles that somebody else
//     computed. Each reports every row it could not take. source.Load does all of it.
//  4. A market.Query is one question: filters, a breakdown, a pay element, a basis,
//     the gate. It is a plain value with a canonical key.
//  5. market.Compare puts the question to the market, applies the gate and gathers
//     warnings. The market computes percentiles and their intervals with package
//     quantile.
//  6. The answer is a market.Comparison: plain data. table lists it,
//     workbook/comparison writes it as .xlsx, package charts draws it, package ui
//     shows it. None of them computes a figure.
//
// Beside that way lie study, all that a user has set up, saved as one file;
// drivers, what moves pay in a cut; profile, what a role does, needs and pays on its
// ladder; template, blank workbooks to fill in; sample and benchmarks, the markets
// inside the program; workbook/sheet, what every book of ours is made of; remark, what is said about a file as values, which table puts
// into words; spelling, what somebody probably meant; realfiles, the files that tests
// look for; and wholefile, which writes files whole or not at all.
package data
