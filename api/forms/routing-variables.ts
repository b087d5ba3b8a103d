import type { Variables } from '../../engine/index.ts'
import type { Form, FormValues } from './form.ts'

/**
 * The process variables of a form: only fields that are declared `routing`, for the journal cannot forget. A field that
 * is about a person never becomes one, whatever it is declared to be.
 */
export function routingVariables(form: Form, values: FormValues): Variables {
  return Object.fromEntries(
    form.fields.filter((field) => field.routing && !field.personal).map(({ key }) => [key, values[key] ?? null]),
  )
}
