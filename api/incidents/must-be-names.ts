import type { Variables } from '../../engine/index.ts'
import { Refusal } from '../refusal.ts'

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** A variable that no expression could name would never be read. */
export function mustBeNames(variables: Variables): void {
  const wrong = Object.keys(variables).find((name) => !NAME.test(name) || name.length > 120)
  if (wrong === undefined) return
  const message = `Expected a name of letters, digits and _, not beginning with a digit, but found "${wrong}".`
  const messageZh = `变量名“${wrong}”无效：只能用字母、汉字、数字和下划线，且不以数字开头。`
  throw new Refusal('variable-name-invalid', message, messageZh, [
    { field: 'name', code: 'variable-name-invalid', message, messageZh },
  ])
}
