import type { ExpressionScope } from '../../engine/index.ts'
import type { FormValues } from '../forms/form.ts'
import type { DescribedMaterial, DescribedProcess } from './described-process.ts'

/** Which permits a form asks for, by the process's own decision; `null` while the form does not say enough. */
export function applicablePermits(
  process: DescribedProcess,
  values: FormValues,
  now: number,
  zone: string,
): readonly string[] | null {
  const result = process.applicability.evaluate(scopeOf(values, now, zone))
  if (!result.ok || !Array.isArray(result.value)) return null
  const letters = new Set(result.value)
  return [...process.permits.keys()].filter((letter) => letters.has(letter))
}

/** The materials that these permits ask for (行政许可法 art. 31: nothing unrelated). */
export function requiredMaterials(
  process: DescribedProcess,
  permits: readonly string[],
  values: FormValues,
  now: number,
  zone: string,
): readonly DescribedMaterial[] {
  const scope = scopeOf(values, now, zone)
  return process.materials.filter(({ permits: asking, condition }) => {
    if (!asking.some((letter) => permits.includes(letter))) return false
    if (condition === null) return true
    const result = condition.evaluate(scope)
    // A condition that cannot be decided asks for the material rather than let it be missing.
    return !result.ok || result.value !== false
  })
}

function scopeOf(values: FormValues, now: number, zone: string): ExpressionScope {
  return { read: (name) => values[name] ?? null, now, zone }
}
