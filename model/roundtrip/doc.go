// Package roundtrip takes a workbook back that somebody has edited.
//
// A workbook carries what its way back needs. Identities stand in the sheets themselves, where they follow a row or a
// column that is sorted, moved or copied; what the workbook said when it was written travels beside them.
//
// # Tables
//
// The heads of a table are the first row that begins with "_id". That column is hidden and names what each row is
// about: the card in tables of cards, of gaps, of opportunities and of actions; the stage or step in the table of the
// emotion curve; in the table of metrics "record n", the n-th metric (from 1) of a card or a persona; in the table of
// their readings "record n k", the k-th of that metric's series, of which only date and value are the row's own. An
// empty id is a new row, an id that stands twice a copied one. The table of cards ends in a hidden column "_h": Hash
// over the texts of the row between the two, as they were written.
//
// Heads are the labels of the program in the language of the workbook, or in two of them with a blank between, and are
// known in its other languages too. A head
// in anybody's own words is known by its column, as long as that says of nearly every card what the card says. Cells
// merged downwards stand in each of their rows; a cell that shows the fault of a formula says nothing. What is reckoned, or repeats what stands
// elsewhere, is not read: the gap, the value and the quadrant of an opportunity, its pains and actions, the
// opportunities of an action, the share that a metric has attained, and the whole sheet of gaps, which says so.
//
// A row that is missing, or that has lost all but its id, says that the card, the metric or the reading is to go; of the
// table of gaps it says nothing.
//
// A table that has lost its column of ids is known by its heads, and its rows by what they say: cards by title and text;
// opportunities and actions by a title, or a title in a stage, that one of them alone has; metrics by what they are of
// and their name, readings by their day as well; the curve by its columns. Other rows are told, and none is new.
//
// # The interview guide
//
// The table with a column of questions and one of answers has two kinds of rows. One with the id of a card is a quote
// and what it answers; one with "stage n", the n-th question of a stage as insight.Questions lists them, or
// "stage opening n" takes another answer. Without an id the words tell which question it is, and what a row leaves out
// is that of the row above.
//
// # Grids
//
// The map, the sheet about it and the sheet of personas are grids. Row 1 and column A are hidden and A1 says Mark. Row 1 names the column:
// the stage or the step on the map, else the persona. Column A names the row.
//
// Of personas that is the key of a field's label, such as "field.goals"; the row of names is "field.title". A list
// has one entry in each line of its cell. Photos and the maps that somebody travels on are not read. Whose column is
// missing travels on the map no more.
//
// Of the sheet about the map that is the key of a field's label as well, such as "field.scenario"; column C says it. The
// row of the title is RowTitle there and over the map.
//
// On the map column A holds a lane's id in each of its rows. Every filled cell of the lane is one card of (lane,
// column), from top to bottom in their order; a card that spans columns stands in the first of them. So one card is
// one paragraph of its own cell, and a row that somebody inserts within a lane has no id and belongs to the lane above.
// Two kinds of rows have more after the id: "lane current" and "lane target" hold the numbers of the emotion curve. The
// row of the stages' heads is named RowStages, that of the steps RowSteps, that of what a second language calls them
// RowOthers; no id has a blank in it. A head of a stage begins with its number and a full-width blank, and heads of
// moments of truth end in " ★".
//
// # The sheet of the way back
//
// The sheet SheetName is hidden. Its column A holds, from the top: Mark, the project, the map, the export, the
// language, or two as in "zh+en" of which cells are in the first, "client" or nothing, and from row 7 what Pack gave. Columns B to D, from row 1, list the cards as the map shows them: the
// card, Hash of the text of its cell, and one letter for each line of that text: t the title (its first line may end in
// " ★"), b the body, a the same in a second language, w where it happens and how it feels, g the gap and who answers, m a metric's value or name. What
// is not t or b only repeats the table of cards.
//
// Mark, project, map and export, with a blank between them, also stand in the defined name Name as a constant and in
// the custom property Name, because any one of the three may be lost.
//
// # Without the base
//
// A workbook that has lost the sheet of the way back, or a table in a file of its own, is held against the map as it is
// now. Rows of cards whose Hash holds say how their cards were written. Names and order of stages and lanes, the grid
// and the curve are not read then, for nothing tells edits there from what was so before.
package roundtrip
