import type { BodyOf } from '../commands.ts'
import type { Rejection } from '../decision.ts'
import { findElement } from '../find-element.ts'
import { reject } from '../rejections.ts'
import type { Run } from '../run.ts'
import { setLocally } from '../variables.ts'

export function setVariables(run: Run, { scope, variables }: BodyOf<'setVariables'>): Rejection | null {
  if (findElement(run.draft.elements, scope) === null) return reject('no-such-scope', String(scope))
  setLocally(run, scope, variables)
  return null
}
