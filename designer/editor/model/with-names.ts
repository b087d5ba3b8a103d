export type Names = Readonly<Record<string, string>>

/** The engine speaks of elements by their ids, in quotation marks; people know them by their names. */
export function withNames(text: string, names: Names): string {
  return text.replace(/“([^”]+)”/g, (quoted, id: string) => (names[id] === undefined ? quoted : `“${names[id]}”`))
}
