import type { TestApp } from './app.ts'
import type { Json } from './caller.ts'

/** Any JSON, to be put together or spoilt. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** A route as the application itself describes it. */
export interface DescribedRoute {
  readonly method: string
  /** Such as `/api/v1/parks/{park}/drafts`. */
  readonly path: string
  readonly queries: readonly string[]
  /** What its schema takes for a body; `null` where it takes no JSON. */
  readonly body: Value
}

/** Every route of the OpenAPI document that the application serves. */
export async function describedRoutes(site: TestApp): Promise<readonly DescribedRoute[]> {
  const { body: document } = await site.nobody.get('/docs/json')
  return Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      queries: [...iterate(operation.parameters)].flatMap((each) =>
        String(each.in) === 'query' ? [String(each.name)] : [],
      ),
      body: bodyOf(document, operation),
    })),
  )
}

function bodyOf(document: Json, operation: Json): Value {
  const schema = operation.requestBody?.content?.['application/json']?.schema
  return schema === undefined ? null : fitting(document, schema)
}

/** The simplest value that a schema takes, its strings as text. */
function fitting(document: Json, given: Json): Value {
  const schema = resolved(document, given)
  const first = schema.enum?.[0] ?? schema.const ?? schema.default
  // What a schema names as a value is JSON.
  if (first !== undefined) return first as unknown as Value
  const choice = (schema.anyOf ?? schema.oneOf)?.[0]
  if (choice !== undefined) return fitting(document, choice)
  switch (String(schema.type)) {
    case 'object': {
      const own = Object.entries(schema.properties ?? {}).map(([name, each]) => [name, fitting(document, each)])
      const free = typeof schema.additionalProperties === 'object' ? [['text', 'text']] : []
      return Object.fromEntries([...own, ...free])
    }
    case 'array':
      return [fitting(document, schema.items ?? EMPTY)]
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 1)
    case 'boolean':
      return true
    default:
      return String(schema.format) === 'uuid' ? '0193a5e0-0000-7000-8000-000000000000' : 'text'
  }
}

const EMPTY: Json = {}

function resolved(document: Json, schema: Json): Json {
  if (schema.$ref === undefined) return schema
  const steps = String(schema.$ref).split('/').slice(1)
  return resolved(
    document,
    steps.reduce<Json>((at, step) => at[step] ?? EMPTY, document),
  )
}

function* iterate(list: Json | undefined): Iterable<Json> {
  if (Array.isArray(list)) yield* list
}

/** The body with `leaf` in the place of each of its values in turn. */
export function* spoilt(body: Value, leaf: Value): Generator<Value> {
  if (body === null || typeof body !== 'object') {
    yield leaf
    return
  }
  for (const [name, value] of Object.entries(body)) {
    for (const inner of spoilt(value, leaf)) {
      if (Array.isArray(body)) yield body.map((each, at) => (String(at) === name ? inner : each))
      else yield { ...body, [name]: inner }
    }
  }
}
