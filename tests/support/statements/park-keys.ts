import { type Block, blocksOf, type Piece, readSql } from './read-sql.ts'

/** What a statement leaves to chance: a table of a park that it reads or writes without saying which park. */
export interface Unkeyed {
  readonly table: string
  readonly alias: string
}

const NO_ALIAS = new Set(
  'as set where on join left right inner cross full order group limit using returning values select for union default offset having window lateral natural'.split(
    ' ',
  ),
)

/**
 * The tables of parks in each query of this statement of which neither a parameter, nor what surrounds the query, nor a
 * table beside it that is bound itself says the park.
 */
export function findUnkeyed(statement: string, tables: ReadonlySet<string>): readonly Unkeyed[] {
  return blocksOf(readSql(statement)).flatMap((block) => unkeyedIn(block, tables))
}

function unkeyedIn(block: Block, tables: ReadonlySet<string>): readonly Unkeyed[] {
  const words = flatten(block)
  if (words[0] === 'insert' || (words.includes('insert') && words.includes('into'))) return unkeyedInsert(words, tables)
  const named = tablesOf(words, tables)
  if (named.length === 0) return []
  const links = linksOf(words, block, named)
  const bound = new Set<string>()
  for (let grown = true; grown; ) {
    grown = false
    for (const { alias } of named) {
      if (bound.has(alias)) continue
      const saysPark = links.some(
        ([one, other]) =>
          (one === alias && (bound.has(other) || !named.some((each) => each.alias === other))) ||
          (other === alias && (bound.has(one) || !named.some((each) => each.alias === one))),
      )
      if (saysPark) {
        bound.add(alias)
        grown = true
      }
    }
  }
  return named.filter(({ alias }) => !bound.has(alias))
}

/** Its own table is keyed by the list of columns; where it takes rows from others, those are looked at as any. */
function unkeyedInsert(words: readonly string[], tables: ReadonlySet<string>): readonly Unkeyed[] {
  const into = words.indexOf('into')
  const table = words[into + 1] ?? ''
  const query = words.findIndex((word, place) => place > into && (word === 'select' || word === 'values'))
  const columns = words.slice(into + 2, query === -1 ? undefined : query)
  const own = tables.has(table) && !columns.includes('park_id') ? [{ table, alias: table }] : []
  const taken = query === -1 || words[query] === 'values' ? [] : words.slice(query)
  const end = taken.findIndex((word, place) => word === 'on' && taken[place + 1] === 'conflict')
  return [...own, ...unkeyedIn(end === -1 ? taken : taken.slice(0, end), tables)]
}

function tablesOf(words: readonly string[], tables: ReadonlySet<string>): readonly Unkeyed[] {
  const named: Unkeyed[] = []
  let inFrom = false
  for (const [place, word] of words.entries()) {
    if (word === 'from' || word === 'using' || word === 'update') inFrom = true
    else if (/^(where|set|order|group|returning|limit|on)$/.test(word)) inFrom = false
    if (!tables.has(word)) continue
    const before = words[place - 1] ?? ''
    const isTable = /^(from|join|update|into|using|only)$/.test(before) || (before === ',' && inFrom)
    if (!isTable) continue
    const next = words[place + 1] === 'as' ? words[place + 2] : words[place + 1]
    const alias = next !== undefined && /^[a-z_]\w*$/.test(next) && !NO_ALIAS.has(next) ? next : word
    named.push({ table: word, alias })
  }
  return named
}

const PARAMETER = '?'

/** Pairs of what has the same park: names of tables, or of something that is no table of this query. */
function linksOf(
  words: readonly string[],
  block: Block,
  named: readonly Unkeyed[],
): readonly (readonly [string, string])[] {
  const links: (readonly [string, string])[] = []
  const sideOf = (word: string): string | null => {
    if (word === 'park_id') return named.length === 1 ? (named[0]?.alias ?? null) : PARAMETER
    return word.endsWith('.park_id') ? word.slice(0, -'.park_id'.length) : null
  }
  for (const [place, word] of words.entries()) {
    const left = words[place - 1] ?? ''
    const right = words[place + 1] ?? ''
    if (word === '=') {
      const [one, other] = [sideOf(left), sideOf(right)]
      if (one !== null || other !== null) links.push([one ?? PARAMETER, other ?? PARAMETER])
    }
    if (word === 'in') {
      const one = sideOf(left)
      if (one !== null) links.push([one, PARAMETER])
    }
  }
  links.push(...tupleLinks(block, sideOf))
  if (usingPark(block)) links.push([PARAMETER_OF_USING, PARAMETER_OF_USING], ...usingLinks(words, named))
  return links
}

const PARAMETER_OF_USING = '(using)'

/** `(t.park_id, t.id) in (…)` and `(…) = (…)`. */
function tupleLinks(block: Block, sideOf: (word: string) => string | null): readonly (readonly [string, string])[] {
  return block.flatMap((piece, place) => {
    if (typeof piece === 'string') return []
    const isCompared = ['=', 'in', 'not'].some(
      (sign) => block[place + 1] === sign || (block[place - 1] === sign && sign === '='),
    )
    const own = isCompared
      ? piece.flatMap((word) => {
          const side = typeof word === 'string' ? sideOf(word) : null
          return side === null ? [] : [[side, PARAMETER] as const]
        })
      : []
    return [...own, ...tupleLinks(piece, sideOf)]
  })
}

function usingPark(block: Block): boolean {
  return block.some((piece, place) => {
    if (typeof piece === 'string') return false
    return (block[place - 1] === 'using' && piece.includes('park_id')) || usingPark(piece)
  })
}

/** `join … using (park_id, …)`: all that is joined so has one park, that of what is no table of a park too. */
function usingLinks(words: readonly string[], named: readonly Unkeyed[]): readonly (readonly [string, string])[] {
  const joined = words.filter((word) => word === 'join').length + 1
  const [first] = named
  if (first === undefined) return []
  const among = named.map(({ alias }) => [first.alias, alias] as const)
  return joined > named.length ? [...among, [first.alias, PARAMETER]] : among
}

function flatten(pieces: readonly Piece[]): readonly string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : flatten(piece)))
}
