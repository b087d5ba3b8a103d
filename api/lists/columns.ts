/** One column of a list, on the page and in what is exported from it. */
export interface Column<Row> {
  readonly label: string
  /** As it is shown; a number or a date stays one in a spreadsheet. */
  readonly value: (row: Row) => string | number | Date | null
}
