import type { Variables } from '../../../engine/expressions/expression.ts'
import { sameJson } from '../../../engine/simulate/same-json.ts'
import { type Field, fieldOf, kindOfValue } from './inputs/field.ts'
import { VariableFields } from './inputs/variable-fields.tsx'
import type { Line } from './world/line.ts'
import type { InstanceView } from './world/snapshot.ts'

interface InstanceVariablesProps {
  readonly instance: InstanceView
  /** What is known of variables by their names. */
  readonly known: readonly Field[]
  readonly add: (line: Line) => void
}

/** The variables of an instance as they are; each may be changed, and one added. */
export function InstanceVariables({ instance, known, add }: InstanceVariablesProps) {
  const { number, variables, state } = instance
  const fields = Object.entries(variables).map(([name, value]) => {
    const field = known.find(({ key }) => key === name) ?? fieldOf(name)
    return { ...field, kind: field.kind ?? kindOfValue(value) }
  })
  const change = (values: Variables) => {
    const names = Object.keys({ ...variables, ...values })
    const changed = names.filter((name) => !sameJson(variables[name] ?? null, values[name] ?? null))
    if (changed.length === 0) return
    add({ set: Object.fromEntries(changed.map((name) => [name, values[name] ?? null])), instance: number })
  }
  return (
    <fieldset class="sim-form sim-plain" disabled={state !== 'active'}>
      <legend class="visually-hidden">{`${instance.name}的变量`}</legend>
      <VariableFields fields={fields} values={variables} change={change} />
    </fieldset>
  )
}
