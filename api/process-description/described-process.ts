import type { CompiledDecision, CompiledExpression, ProcessDefinition } from '../../engine/index.ts'
import type { Form } from '../forms/form.ts'
import type { MaterialDescription, NumberScheme, PrintFormat, ProcessDescription } from './process-description.ts'

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

/** What one department judges. */
export interface DescribedPermit {
  readonly letter: string
  readonly type: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly department: string
  readonly order: number
  /** Working days. */
  readonly statutoryDays: number | null
  /** Working days. */
  readonly promisedDays: number
  readonly publicSafety: boolean
  readonly legalBasis: readonly string[]
  /** What is issued; `null` where the judgement is said in another permit's document. */
  readonly document: PermitDocument | null
}

export interface PermitDocument {
  readonly heading: string | null
  readonly issuingAuthority: string
  readonly sentence: string
  readonly number: NumberScheme
  readonly fields: readonly {
    readonly label: string
    readonly value: CompiledExpression
    readonly format: PrintFormat | null
  }[]
}

export interface DescribedMaterial extends Omit<MaterialDescription, 'condition'> {
  readonly condition: CompiledExpression | null
}
