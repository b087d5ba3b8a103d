import type { Language } from '../texts/text.ts'

/** What every page shows around its content. */
export interface PageFrame {
  /** The page's own title; the product's name follows it. */
  readonly title: string
  readonly language: Language
  readonly htmlLang: 'zh-CN' | 'en'
  readonly otherLang: 'zh-CN' | 'en'
  /** Sizes of type and of targets go by it. */
  readonly audience: 'public' | 'office'
  readonly park: string | null
  readonly homeHref: string
  readonly navigation: readonly Link[]
  /** What does not fit in the bar; `current` where the shown page is among it. */
  readonly moreNavigation: { readonly label: string; readonly current: boolean; readonly links: readonly Link[] } | null
  readonly person: { readonly name: string; readonly place: string | null } | null
  readonly signInHref: string
  /** The same page in the other language. */
  readonly languageHref: string
  /** From the first page of this part to the one that is shown, which has no address. */
  readonly path: readonly Step[]
  readonly demo: boolean
  /** Only while the engine's time is not the real one. */
  readonly timeBanner: TimeBanner | null
  /** Addresses of further scripts and stylesheets that this page alone needs. */
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** What time it is by the engine, and where it can be moved; `null` = not by this person. */
export interface TimeBanner {
  readonly text: string
  readonly href: string | null
}

export interface Link {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

export interface Step {
  readonly href: string | null
  readonly label: string
}
