import type { CompiledExpression, ExpressionScope, JsonValue } from '../../engine/index.ts'
import { readFieldValue } from './field-value.ts'
import { type Field, type Form, type FormValues, isTyped } from './form.ts'
import type { FormatContext } from './formats/format.ts'

export interface FormError {
  readonly field: string
  readonly code: string
  readonly message: string
  readonly messageZh: string
}

export interface CheckedForm {
  /** Every field that applies, as it is stored; computed ones included, empty ones `null`. */
  readonly values: FormValues
  /** Empty when the form may be submitted; in the order of the fields. */
  readonly errors: readonly FormError[]
}

/** What time and place a form is checked in. */
export interface FormContext extends FormatContext {
  readonly now: number
  readonly zone: string
}

/**
 * Checks what was typed against the whole form: formats, required fields, what applies, and the rules between fields.
 * What is `settled` stands as it is stored: it is not typed here, and nothing here can put it right.
 */
export function checkForm(form: Form, typed: FormValues, context: FormContext, settled: FormValues = {}): CheckedForm {
  const isSettled = (key: string) => Object.hasOwn(settled, key)
  const errors = new Map<string, FormError>()
  const report = (error: FormError) => errors.has(error.field) || errors.set(error.field, error)
  const values: { [key: string]: JsonValue } = {}

  for (const field of form.fields) {
    values[field.key] = settled[field.key] ?? null
    if (!isTyped(field) || isSettled(field.key)) continue
    const read = readFieldValue(field, typed[field.key] ?? field.defaultValue, context)
    if (read.ok) values[field.key] = read.value
    else report({ field: field.key, ...read.problem })
  }
  for (const key of Object.keys(typed)) {
    if (!form.fields.some((field) => field.key === key && isTyped(field))) report(unknownField(key))
    if (isSettled(key)) report(notWritable(form, key))
  }

  const scope: ExpressionScope = { read: (name) => values[name] ?? null, now: context.now, zone: context.zone }
  for (const field of form.fields) {
    if (isSettled(field.key)) continue
    if (field.hide !== null && holds(field.hide, scope)) {
      values[field.key] = field.defaultValue
      errors.delete(field.key)
    } else if (isMissing(field, values[field.key] ?? null)) report(missing(field))
  }
  for (const field of form.fields) {
    if (field.compute === null || isSettled(field.key)) continue
    const result = field.compute.evaluate(scope)
    values[field.key] = result.ok ? result.value : null
  }
  for (const rule of form.rules) {
    if (isSettled(rule.field) || rule.when.names.some((name) => errors.has(name))) continue
    const result = rule.when.evaluate(scope)
    const isViolated = result.ok
      ? result.value === true
      : // With every value there a rule that cannot be decided must not let the form through.
        rule.when.names.every((name) => (values[name] ?? null) !== null)
    if (isViolated) report({ field: rule.field, code: rule.code, message: rule.message, messageZh: rule.messageZh })
  }
  return { values, errors: inOrder(form, errors) }
}

export function holds(expression: CompiledExpression, scope: ExpressionScope): boolean {
  const result = expression.evaluate(scope)
  return result.ok && result.value === true
}

function isMissing(field: Field, value: JsonValue): boolean {
  if (!field.required || !isTyped(field)) return false
  return field.type === 'checkbox' ? value !== true : value === null || (Array.isArray(value) && value.length === 0)
}

function missing(field: Field): FormError {
  return {
    field: field.key,
    code: 'required',
    message: `Expected ${field.labelEn}, but it was left empty.`,
    messageZh: field.type === 'checkbox' ? `请勾选“${field.label}”。` : `请填写${field.label}。`,
  }
}

function unknownField(key: string): FormError {
  return {
    field: key,
    code: 'unknown-field',
    message: `Expected fields of this form only, but found ${key.slice(0, 60)}.`,
    messageZh: `本表单没有 ${key.slice(0, 60)} 这一项。`,
  }
}

function notWritable(form: Form, key: string): FormError {
  const field = form.fields.find((each) => each.key === key)
  return {
    field: key,
    code: 'field-not-writable',
    message: `Expected only what this task fills in, but found ${field?.labelEn ?? key}.`,
    messageZh: `本任务不能填写“${field?.label ?? key}”。`,
  }
}

function inOrder(form: Form, errors: ReadonlyMap<string, FormError>): readonly FormError[] {
  const places = new Map(form.fields.map((field, index) => [field.key, index]))
  const placeOf = (error: FormError) => places.get(error.field) ?? form.fields.length
  return [...errors.values()].sort((one, other) => placeOf(one) - placeOf(other))
}
