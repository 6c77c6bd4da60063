// Package jobtitle reads titles of jobs: which of their words tell one job from another.
// Abbreviations are written out and plurals made singular, so that titles that are
// written in two ways are one.
package jobtitle

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// abbreviations that are read alike wherever they stand in a job title. Those
// that could be two words (PM, CPO, eng. for engineer) are not among them.
var abbreviations = map[string][]string{
	"assoc": {"associate"},
	"asst":  {"assistant"},
	"dept":  {"department"},
	"dir":   {"director"},
	"exec":  {"executive"},
	"jnr":   {"junior"},
	"jr":    {"junior"},
	"mgmt":  {"management"},
	"mgr":   {"manager"},
	"mgt":   {"management"},
	"mktg":  {"marketing"},
	"mngmt": {"management"},
	"mngr":  {"manager"},
	"ops":   {"operation"},
	"prod":  {"product"},
	"snr":   {"senior"},
	"sr":    {"senior"},
	"svp":   {"senior", "vice", "president"},
	"vp":    {"vice", "president"},
}

// likely are what else short words mostly stand for. They may be wrong, so they are
// read where titles are only compared.
var likely = map[string][]string{
	"acct":    {"account"},
	"admin":   {"administrator"},
	"assist":  {"assistant"},
	"bi":      {"business", "intelligence"},
	"ceo":     {"chief", "executive", "officer"},
	"cfo":     {"chief", "financial", "officer"},
	"cio":     {"chief", "information", "officer"},
	"coo":     {"chief", "operating", "officer"},
	"coord":   {"coordinator"},
	"cto":     {"chief", "technology", "officer"},
	"dba":     {"database", "administrator"},
	"dev":     {"developer"},
	"eng":     {"engineer"},
	"engr":    {"engineer"},
	"hr":      {"human", "resource"},
	"info":    {"information"},
	"it":      {"information", "technology"},
	"qa":      {"quality", "assurance"},
	"rep":     {"representative"},
	"sde":     {"software", "engineer"},
	"spec":    {"specialist"},
	"supv":    {"supervisor"},
	"supvr":   {"supervisor"},
	"swe":     {"software", "engineer"},
	"tech":    {"technician"},
	"techn":   {"technician"},
	"techncn": {"technician"},
}

// connectives carry nothing that tells one title from another.
var connectives = []string{"a", "an", "and", "for", "in", "of", "the"}

// Key reduces a job title to what tells it from others: its words in lower
// case, abbreviations written out, plurals made singular, connectives left
// out, in alphabetical order. Titles with the same key are the same role:
// "Dir. Product Mgmt", "Director, Product Management" and "Product Management
// Director" are one. A title without letters or digits has an empty key.
func Key(title string) string {
	return strings.Join(Words(title), " ")
}

// Words are those of a title's key, in alphabetical order, each once.
func Words(title string) []string {
	all := inOrder(title, abbreviations)
	slices.Sort(all)
	return slices.Compact(all)
}

// inOrder are the words that tell a title from others, as they follow each other.
func inOrder(title string, written ...map[string][]string) []string {
	var all []string
	for _, word := range strings.FieldsFunc(strings.ToLower(title), isSeparator) {
		word = singular(word)
		if slices.Contains(connectives, word) {
			continue
		}
		full := []string{word}
		for _, of := range written {
			if out, short := of[word]; short {
				full = out
			}
		}
		all = append(all, full...)
	}
	return all
}

func isSeparator(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
}

// singular takes the s off a longer word; which words it mangles ("sale") does
// not matter, as all titles are treated alike.
func singular(word string) string {
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return strings.TrimSuffix(word, "s")
	}
	return word
}

// Part is one job of those that a title names.
type Part struct {
	Words []string // in the order they are written, each once
	Head  string   // the one of them that says what somebody is: "manager" of "Manager, Sales"; "" of none
}

// Parts are the jobs that a title is compared by: the title as a whole, then each of the
// jobs that it lists, as "Accountants and Auditors" does. Numbers of levels say nothing of
// the job and are left out, and so is what a title excepts.
func Parts(title string) []Part {
	title = strings.NewReplacer("'s", "", "’s", "").Replace(strings.ToLower(title))
	title = besides.Split(title, 2)[0]
	parts := []Part{part(title)}
	if listed := lists.Split(title, -1); len(listed) > 1 {
		for _, one := range listed {
			parts = append(parts, part(one))
		}
	}
	return slices.DeleteFunc(parts, func(p Part) bool { return len(p.Words) == 0 })
}

var (
	besides = regexp.MustCompile(`, (?:except|including|all other)\b`)
	lists   = regexp.MustCompile(`,| and | or | & `)
	tails   = regexp.MustCompile(`,| of | for | to |/|\(|-+ `) // what follows says more of the job
)

// part reads one job.
func part(title string) Part {
	words := jobWords(title)
	first := jobWords(tails.Split(title, 2)[0])
	p := Part{}
	for _, w := range first {
		if p.Head == "" || !IsRank(w) || IsRank(p.Head) {
			p.Head = w // the last that is no rank: "Accountant Senior"
		}
	}
	for _, w := range words {
		if !slices.Contains(p.Words, w) {
			p.Words = append(p.Words, w)
		}
	}
	return p
}

// levels are words that number a job's levels.
var levels = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "1", "2", "3", "4", "5", "6", "7", "8", "9"}

// jobWords are the words of a title but those of its level.
func jobWords(title string) []string {
	return slices.DeleteFunc(inOrder(title, abbreviations, likely), func(w string) bool { return slices.Contains(levels, w) })
}

// IsRank reports whether a word says how high a job stands, and little of what is done
// in it.
func IsRank(word string) bool { return slices.Contains(ranks, word) }

var ranks = []string{"associate", "chief", "corporate", "deputy", "global", "head", "junior", "lead", "principal", "regional", "senior", "staff"}
