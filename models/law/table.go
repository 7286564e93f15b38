package law

import (
	"fmt"
	"strings"
)

// readTable reads a tab-separated table whose first line names the columns.
// The tables are part of the program, so a broken line is a broken program: it panics.
func readTable(name, text string) []map[string]string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	columns := strings.Split(lines[0], "\t")
	rows := make([]map[string]string, 0, len(lines)-1)
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != len(columns) {
			panic(fmt.Sprintf("%s line %d has %d cells, not %d", name, i+2, len(cells), len(columns)))
		}
		row := make(map[string]string, len(columns))
		for j, column := range columns {
			row[column] = cells[j]
		}
		rows = append(rows, row)
	}
	return rows
}

// split reads a cell that holds several values.
func split(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}
