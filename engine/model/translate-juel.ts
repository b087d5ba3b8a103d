export type JuelTranslation =
  | { readonly ok: true; readonly feel: string }
  | { readonly ok: false; readonly found: string }

interface Reader {
  readonly tokens: readonly string[]
  at: number
  depth: number
}

class Untranslatable extends Error {}

const TOKEN =
  /\s*(\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|'(?:[^'\\]|\\['\\])*'|"(?:[^"\\]|\\["\\])*"|==|!=|<=|>=|&&|\|\||[-+*/%<>!().?:])/y
const FEEL_WORDS = new Set('if then else for in return some every satisfies function between instance of'.split(' '))
const MAXIMUM_DEPTH = 40

/** Whether a text is written in the `${…}` of Camunda 7 and Flowable. */
export function isJuel(text: string): boolean {
  return /[$#]\{/.test(text)
}

/**
 * Translates one `${…}` of comparison, boolean logic, arithmetic and variables into FEEL of the same meaning. `not` of
 * a variable without a value is true there, so it becomes `!= true`.
 */
export function translateJuel(text: string): JuelTranslation {
  const whole = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(text)
  const body = whole?.[1]
  if (body === undefined) return { ok: false, found: text.trim() }
  const tokens = tokenise(body)
  if (tokens === null) return { ok: false, found: text.trim() }
  const reader: Reader = { tokens, at: 0, depth: 0 }
  try {
    const feel = choice(reader)
    return reader.at === tokens.length ? { ok: true, feel } : { ok: false, found: tokens[reader.at] ?? text }
  } catch (error) {
    if (error instanceof Untranslatable) return { ok: false, found: error.message }
    throw error
  }
}

function tokenise(body: string): string[] | null {
  const tokens: string[] = []
  const end = body.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const token = TOKEN.exec(body)?.[1]
    if (token === undefined) return null
    tokens.push(token)
  }
  return tokens.length === 0 ? null : tokens
}

function choice(reader: Reader): string {
  reader.depth += 1
  if (reader.depth > MAXIMUM_DEPTH) throw new Untranslatable('…')
  const condition = disjunction(reader)
  reader.depth -= 1
  if (!take(reader, '?')) return condition
  const first = choice(reader)
  expect(reader, ':')
  return `(if (${condition}) = true then ${first} else ${choice(reader)})`
}

function disjunction(reader: Reader): string {
  let left = conjunction(reader)
  while (take(reader, '||', 'or')) left = `${left} or ${conjunction(reader)}`
  return left
}

function conjunction(reader: Reader): string {
  let left = equality(reader)
  while (take(reader, '&&', 'and')) left = `${left} and ${equality(reader)}`
  return left
}

function equality(reader: Reader): string {
  let left = relation(reader)
  for (
    let operator = take(reader, '==', '!=', 'eq', 'ne');
    operator !== null;
    operator = take(reader, '==', '!=', 'eq', 'ne')
  ) {
    left = `(${left} ${operator === '==' || operator === 'eq' ? '=' : '!='} ${relation(reader)})`
  }
  return left
}

const RELATIONS: { readonly [operator: string]: string } = { lt: '<', gt: '>', le: '<=', ge: '>=' }

function relation(reader: Reader): string {
  const left = sum(reader)
  const operator = take(reader, '<', '>', '<=', '>=', 'lt', 'gt', 'le', 'ge')
  return operator === null ? left : `(${left} ${RELATIONS[operator] ?? operator} ${sum(reader)})`
}

function sum(reader: Reader): string {
  let left = product(reader)
  for (let operator = take(reader, '+', '-'); operator !== null; operator = take(reader, '+', '-')) {
    left = `(${left} ${operator} ${product(reader)})`
  }
  return left
}

function product(reader: Reader): string {
  let left = unary(reader)
  for (
    let operator = take(reader, '*', '/', 'div', '%', 'mod');
    operator !== null;
    operator = take(reader, '*', '/', 'div', '%', 'mod')
  ) {
    const right = unary(reader)
    if (operator === '*') left = `(${left} * ${right})`
    else if (operator === '/' || operator === 'div') left = `(${left} / ${right})`
    // FEEL's modulo takes the divisor's sign, Java's remainder the dividend's. Repeating operands must not multiply text.
    else if (!isAtom(left) || !isAtom(right)) throw new Untranslatable(operator)
    else
      left = `(if ${left} / ${right} < 0 then ${left} - ${right} * ceiling(${left} / ${right}) else ${left} - ${right} * floor(${left} / ${right}))`
  }
  return left
}

function unary(reader: Reader): string {
  const operator = take(reader, '!', 'not', '-', 'empty')
  if (operator === null) return operand(reader)
  reader.depth += 1
  if (reader.depth > MAXIMUM_DEPTH) throw new Untranslatable('…')
  const value = unary(reader)
  reader.depth -= 1
  if (operator === '-') return `(-${value})`
  if (operator === 'empty' && !isAtom(value)) throw new Untranslatable('empty')
  if (operator === 'empty') return `(${value} = null or string length(${value}) = 0 or count(${value}) = 0)`
  return `(${value} != true)`
}

function isAtom(feel: string): boolean {
  return /^[\w.]+$/.test(feel)
}

function operand(reader: Reader): string {
  const token = reader.tokens[reader.at]
  if (token === undefined) throw new Untranslatable('}')
  reader.at += 1
  if (token === '(') {
    const inner = choice(reader)
    expect(reader, ')')
    return `(${inner})`
  }
  if (/^\d/.test(token)) return token
  if (token.startsWith('"') || token.startsWith("'")) return JSON.stringify(token.slice(1, -1).replace(/\\(.)/g, '$1'))
  if (token === 'true' || token === 'false' || token === 'null') return token
  if (/^[A-Za-z_]/.test(token) && !FEEL_WORDS.has(token)) return path(reader, token)
  throw new Untranslatable(token)
}

function path(reader: Reader, first: string): string {
  let name = first
  while (take(reader, '.') !== null) {
    const part = reader.tokens[reader.at]
    if (part === undefined || !/^[A-Za-z_]/.test(part)) throw new Untranslatable(`${name}.`)
    reader.at += 1
    name = `${name}.${part}`
  }
  if (reader.tokens[reader.at] === '(') throw new Untranslatable(`${name}(…)`)
  return name
}

function take(reader: Reader, ...operators: readonly string[]): string | null {
  const token = reader.tokens[reader.at]
  if (token === undefined || !operators.includes(token)) return null
  reader.at += 1
  return token
}

function expect(reader: Reader, token: string): void {
  if (take(reader, token) === null) throw new Untranslatable(reader.tokens[reader.at] ?? '}')
}
