/** Tables in an order in which each comes after those that its foreign keys refer to. */
export function inOrderOfKeys<Table extends { readonly name: string; readonly needs: readonly string[] }>(
  tables: readonly Table[],
): readonly Table[] {
  const ordered: Table[] = []
  const placed = new Set<string>()
  let waiting = tables
  while (waiting.length > 0) {
    const next = waiting.filter(({ needs }) => needs.every((name) => placed.has(name)))
    if (next.length === 0) {
      throw new Error(`Expected no foreign keys in a circle, but found ${waiting.map(({ name }) => name).join(', ')}.`)
    }
    ordered.push(...next)
    for (const { name } of next) placed.add(name)
    waiting = waiting.filter(({ name }) => !placed.has(name))
  }
  return ordered
}
