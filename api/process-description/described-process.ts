import type { CompiledDecision, CompiledExpression, ProcessDefinition } from '../../engine/index.ts'
import type { Form } from '../forms/form.ts'
import type { MaterialDescription, PermitDescription, PrintFormat, ProcessDescription } from './process-description.ts'

/** One deployment as the api sees it: `process.json` with its forms, compiled and checked against the diagram. */
export interface DescribedProcess {
  readonly hash: string
  readonly description: ProcessDescription
  readonly definition: ProcessDefinition
  readonly forms: ReadonlyMap<string, Form>
  /** The form that an application fills. */
  readonly form: Form
  readonly applicability: CompiledDecision
  /** By letter, in the legal order of issue. */
  readonly permits: ReadonlyMap<string, DescribedPermit>
  readonly materials: readonly DescribedMaterial[]
}

export interface DescribedPermit extends Omit<PermitDescription, 'fields'> {
  readonly letter: string
  readonly fields: readonly {
    readonly label: string
    readonly value: CompiledExpression
    readonly format: PrintFormat | null
  }[]
}

export interface DescribedMaterial extends Omit<MaterialDescription, 'condition'> {
  readonly condition: CompiledExpression | null
}
