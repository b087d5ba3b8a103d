/** What helps to write an expression; its code loads when the first one is touched. */
export { suggest } from './suggest.ts'
export { TryOut } from './try-out.tsx'
export { variablesOf } from './variables-of.ts'
