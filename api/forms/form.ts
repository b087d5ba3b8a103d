import type { CompiledExpression, JsonValue } from '../../engine/index.ts'
import type { TaskWork } from './task-work.ts'

/** A form of a deployment, read once: form-js JSON with our `siji` attributes, flattened and compiled. */
export interface Form {
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** Of a task: which page it is worked on; `null` = the ordinary one. */
  readonly work: TaskWork | null
  readonly sections: readonly Section[]
  /** Every field of every section, in the order of the file. */
  readonly fields: readonly Field[]
  readonly rules: readonly FormRule[]
}

export interface Section {
  readonly id: string
  readonly label: string
  readonly labelEn: string
  /** What it tells of: the enterprise is the same in its next application, the project need not be. */
  readonly about: 'enterprise' | 'project'
  readonly fields: readonly Field[]
}

export interface Field {
  readonly key: string
  readonly type: FieldType
  readonly section: string
  readonly label: string
  readonly labelEn: string
  /** What to fill in, where the label alone does not say it. */
  readonly hint: string | null
  readonly hintEn: string | null
  readonly unit: string | null
  /** One of `formats/named-formats.ts`. */
  readonly format: string | null
  /** May become a process variable; every other field stays in the application's rows. */
  readonly routing: boolean
  /** About a person: encrypted at rest and shown masked. */
  readonly personal: boolean
  readonly required: boolean
  readonly minLength: number | null
  readonly maxLength: number
  readonly min: number | null
  readonly max: number | null
  readonly decimals: number | null
  readonly pattern: RegExp | null
  readonly options: readonly Option[]
  readonly defaultValue: JsonValue
  /** When true the field does not apply. */
  readonly hide: CompiledExpression | null
  /** Only of the type `expression`: how its value is computed. */
  readonly compute: CompiledExpression | null
  /** Only of a table (`dynamiclist`): what every row holds. */
  readonly columns: readonly Field[]
  /** Only of a table: how many rows it takes. */
  readonly rows: { readonly min: number; readonly max: number }
  /** Only of a file (`filepicker`): code of the material that it stands for. */
  readonly material: string | null
  /** Only of a credit code: key of the field that takes the name of its company. */
  readonly nameInto: string | null
  /** Only of a declaration (`checkbox`): what is declared by ticking it. */
  readonly statement: string | null
  readonly statementEn: string | null
  /** Where it is not as elsewhere: id of a task → what may be done there. */
  readonly permissions: FieldPermissions
}

export type FieldPermission = 'write' | 'read' | 'hidden'

export interface FieldPermissions {
  readonly [task: string]: FieldPermission
}

export type FieldType =
  | 'textfield'
  | 'textarea'
  | 'number'
  | 'select'
  | 'radio'
  | 'checklist'
  | 'checkbox'
  | 'datetime'
  | 'expression'
  | 'dynamiclist'
  | 'filepicker'

/** Whether a person types a value into it: a computed field and a file have none of their own. */
export function isTyped({ type }: Pick<Field, 'type'>): boolean {
  return type !== 'expression' && type !== 'filepicker'
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly labelEn: string
}

/** A condition over several fields; when it holds, `field` is wrong. */
export interface FormRule {
  readonly when: CompiledExpression
  readonly field: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

/** What a form holds: by field key, in the form in which it is stored (money in cents, codes without spaces). */
export type FormValues = { readonly [key: string]: JsonValue }
