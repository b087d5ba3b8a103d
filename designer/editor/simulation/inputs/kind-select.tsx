import type { FieldKind } from './field.ts'

const KINDS: readonly (readonly [FieldKind, string])[] = [
  ['text', '文字'],
  ['number', '数'],
  ['check', '是否'],
  ['date', '日期'],
  ['other', '其他'],
]

interface KindSelectProps {
  readonly label: string
  readonly kind: FieldKind
  readonly choose: (kind: FieldKind) => void
}

/** Of what kind a value is, where the model does not say. */
export function KindSelect({ label, kind, choose }: KindSelectProps) {
  return (
    <select
      class="sim-kind"
      aria-label={label}
      value={kind}
      // The options are the kinds.
      onChange={(event) => choose(event.currentTarget.value as FieldKind)}
    >
      {KINDS.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}
