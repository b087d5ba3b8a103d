/** What stands under a name that was put there before; that it is missing is a bug. */
export function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`Expected ${name} to be known here, but it is not.`)
  return id
}
