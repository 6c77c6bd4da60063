// Package data is the home of everything Paybench knows about pay. The package
// itself holds no code; its sub-packages are the steps that lead from a file to
// figures:
//
//  1. ingest reads a file that somebody else made. It tells the container, the
//     dialect and what each column means, reads money with package money and
//     spans of years and head-counts with package bands, and reports every row it
//     could not take.
//  2. The rows become a market.Market: records holds pay records, one a person, in
//     columns; published holds tables of percentiles that somebody else computed.
//  3. A market.Query is one question: filters, a breakdown, a pay element, a basis,
//     the gate. It is a plain value with a canonical key.
//  4. market.Compare puts the question to the market, applies the gate and gathers
//     warnings. The market computes percentiles and their intervals with package
//     quantile.
//  5. The answer is a market.Comparison: plain data. table lists it, workbook
//     writes it as .xlsx, package charts draws it, package ui shows it. None of
//     them computes a figure.
//
// Beside that way lie study, all that a user has set up, saved as one file;
// drivers, what moves pay in a cut; profile, what a role does, needs and pays on its
// ladder; template, blank workbooks to fill in; sample and benchmarks, the markets
// inside the program; spelling, what somebody probably meant; and wholefile, which
// writes files whole or not at all.
package data
