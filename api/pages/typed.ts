import { z } from 'zod'

/** What a form of a page posts: every value is text; a name that comes several times is a list. */
export type Typed = { readonly [name: string]: string | readonly string[] }

export const typedBody = z.record(z.string().max(200), z.union([z.string(), z.array(z.string()).max(1_000)]))

/** The text that was typed into a field, without white space around it; empty where there was none. */
export function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

/** Every value that came under a name. */
export function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}
