import type { Text } from './text.ts'

/** Pages of the audience `reviewer`. */
export const reviewerTexts = {} as const satisfies { readonly [key: string]: Text }
