import { childOf, childrenOf, idOf, type ModdleElement, textOf } from '../model/moddle.ts'
import { type Compiling, report } from './compiling.ts'

/** What a decision needs to know (DMN 1.5 §6.3.11), by the names under which expressions read it. */
export interface Requirements {
  readonly inputs: readonly { readonly name: string; readonly typeRef: string | null }[]
  /** Decisions and business knowledge models. */
  readonly decisions: readonly { readonly id: string; readonly name: string }[]
}

export function readRequirements(
  decision: ModdleElement,
  elements: readonly ModdleElement[],
  compiling: Compiling,
): Requirements {
  const inputs: { name: string; typeRef: string | null }[] = []
  const decisions: { id: string; name: string }[] = []
  const requirements = [
    ...childrenOf(decision, 'informationRequirement'),
    ...childrenOf(decision, 'knowledgeRequirement'),
  ]
  for (const requirement of requirements) {
    const reference = ['requiredDecision', 'requiredInput', 'requiredKnowledge']
      .map((property) => childOf(requirement, property))
      .find((found) => found !== null)
    const href = reference === undefined ? null : textOf(reference, 'href')
    const required = elements.find((element) => href !== null && idOf(element) === href.replace(/^.*#/, ''))
    const id = required === undefined ? null : idOf(required)
    if (required === undefined || id === null) {
      report(
        requirement,
        compiling,
        'unresolved-requirement',
        `Expected a decision or input data of this file, but found ${href}.`,
        `找不到所引用的决策或输入数据：${href}。`,
      )
      continue
    }
    const variable = childOf(required, 'variable')
    const name = (variable === null ? null : textOf(variable, 'name')) ?? textOf(required, 'name') ?? id
    if (required.$type !== 'dmn:InputData') decisions.push({ id, name })
    else inputs.push({ name, typeRef: variable === null ? null : textOf(variable, 'typeRef') })
  }
  return { inputs, decisions }
}
