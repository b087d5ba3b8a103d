import type { Text } from './text.ts'

/** Pages of the audience `enterprise`. */
export const enterpriseTexts = {} as const satisfies { readonly [key: string]: Text }
