/** A piece of SQL between parentheses or between them: words (dotted names in one), signs, and groups. */
export type Piece = string | readonly Piece[]

const TOKENS =
  /--[^\n]*|'(?:[^']|'')*'|"[^"]+"(?:\."[^"]+")*|\$\d+|[a-z_]\w*(?:\.(?:[a-z_]\w*|"[^"]+"|\*))*|\d+(?:\.\d+)?|[()]|[,;=]|[^\s\w]/gi

/** Takes a statement apart at its parentheses; names lose their quotes, words their capitals. */
export function readSql(statement: string): readonly Piece[] {
  const open: Piece[][] = [[]]
  for (const [token] of statement.matchAll(TOKENS)) {
    if (token.startsWith('--')) continue
    if (token === '(') open.push([])
    else if (token === ')' && open.length > 1) open.at(-2)?.push(open.pop() ?? [])
    else
      open.at(-1)?.push(
        token.startsWith("'")
          ? "'…'"
          : token
              .replaceAll('"', '')
              .toLowerCase()
              .replace(/^public\./, ''),
      )
  }
  return open[0] ?? []
}

const SET_OPERATIONS = new Set(['union', 'except', 'intersect', ';'])
const BEGINNINGS = new Set(['select', 'with', 'insert', 'update', 'delete'])

/** A part of a statement that has tables of its own; what it holds in parentheses that is no query belongs to it. */
export type Block = readonly Piece[]

/** Every query of a statement for itself: sub-queries, common table expressions, both sides of a union. */
export function blocksOf(pieces: readonly Piece[]): readonly Block[] {
  const found: Block[] = []
  let own: Piece[] = []
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      const isQuery = typeof piece[0] === 'string' ? BEGINNINGS.has(piece[0]) : isNestedQuery(piece)
      if (isQuery) found.push(...blocksOf(piece))
      else {
        const [rest = [], ...inner] = blocksIn(piece)
        found.push(...inner)
        own.push(rest)
      }
    } else if (SET_OPERATIONS.has(piece)) {
      found.push(own)
      own = []
    } else own.push(piece)
  }
  return [...found, own]
}

/** A group that is no query: what is left of it without the queries in it, then those. */
function blocksIn(group: readonly Piece[]): readonly Block[] {
  const rest: Piece[] = []
  const inner: Block[] = []
  for (const piece of group) {
    if (typeof piece === 'string') rest.push(piece)
    else if (typeof piece[0] === 'string' && BEGINNINGS.has(piece[0])) inner.push(...blocksOf(piece))
    else {
      const [left = [], ...further] = blocksIn(piece)
      rest.push(left)
      inner.push(...further)
    }
  }
  return [rest, ...inner]
}

function isNestedQuery(group: readonly Piece[]): boolean {
  const [first] = group
  return Array.isArray(first) && (typeof first[0] === 'string' ? BEGINNINGS.has(first[0]) : isNestedQuery(first))
}
