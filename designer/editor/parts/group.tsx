import type { ComponentChildren } from 'preact'

interface GroupProps {
  readonly title: string
  readonly children: ComponentChildren
  /** Closed at first where nothing stands in it. */
  readonly open?: boolean
}

/** One group of the panel, which opens and closes by itself. */
export function Group({ title, children, open = true }: GroupProps) {
  return (
    <details class="group" open={open}>
      <summary>{title}</summary>
      <div class="group-body">{children}</div>
    </details>
  )
}
