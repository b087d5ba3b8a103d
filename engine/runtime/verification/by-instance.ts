/** Rows in their order, by the instance to which they belong. */
export function byInstance<Row extends { readonly parkId: string; readonly instanceId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.parkId}/${row.instanceId}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
