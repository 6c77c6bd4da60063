package command

import (
	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/data/table"
)

// The JSON object of an inspection: what was understood, its remarks with their
// words.
type (
	jsonInspection struct {
		*ingest.Understanding
		Columns []jsonColumn  `json:"columns"`
		Remarks []*table.Said `json:"remarks"`
		Marks   []jsonMark    `json:"marks,omitempty"`
		Report  *jsonReport   `json:"report,omitempty"`
		Problem string        `json:"problem,omitempty"`
	}
	jsonColumn struct {
		ingest.ColumnReport
		Why        *table.Said `json:"why"`
		Unreadable []jsonCell  `json:"unreadable,omitempty"`
	}
	jsonMark struct {
		ingest.Mark
		Meaning *table.Said `json:"meaning"`
	}
	jsonReport struct {
		ingest.Report
		NotTaken []jsonCell   `json:"not_taken,omitempty"`
		ByReason []jsonReason `json:"by_reason,omitempty"`
	}
	jsonReason struct {
		ingest.Reason
		Why *table.Said `json:"why"`
	}
	jsonCell struct {
		ingest.Cell
		Why *table.Said `json:"why"`
	}
)

// inspectionObject is what was understood of a file, as JSON.
func inspectionObject(found inspection) jsonInspection {
	out := jsonInspection{Understanding: found.Understanding, Remarks: table.SayAll(found.said()), Problem: found.Problem, Columns: []jsonColumn{}}
	for _, c := range found.Columns {
		out.Columns = append(out.Columns, jsonColumn{c, table.Say(c.Why()), cellObjects(c.Unreadable)})
	}
	for _, m := range found.Marks {
		out.Marks = append(out.Marks, jsonMark{m, table.Say(m.Meaning)})
	}
	if found.Report != nil {
		out.Report = &jsonReport{Report: *found.Report, NotTaken: cellObjects(found.Report.NotTaken)}
		for _, reason := range found.Report.ByReason {
			out.Report.ByReason = append(out.Report.ByReason, jsonReason{reason, table.Say(reason.Why)})
		}
	}
	return out
}

func cellObjects(cells []ingest.Cell) []jsonCell {
	var all []jsonCell
	for _, c := range cells {
		all = append(all, jsonCell{c, table.Say(c.Why)})
	}
	return all
}
