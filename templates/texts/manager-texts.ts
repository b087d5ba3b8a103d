import type { Text } from './text.ts'

/** Pages of the audience `manager`. */
export const managerTexts = {} as const satisfies { readonly [key: string]: Text }
