import type { ComponentChildren } from 'preact'

interface PartProps {
  readonly title: string
  readonly children: ComponentChildren
}

/** One part of what is said about a form or a field; open, for a form has few. */
export function Part({ title, children }: PartProps) {
  return (
    <details class="group" open>
      <summary>{title}</summary>
      <div class="group-body">{children}</div>
    </details>
  )
}
