import type { Text } from './text.ts'

/** Pages of the audience `window`. */
export const windowTexts = {} as const satisfies { readonly [key: string]: Text }
