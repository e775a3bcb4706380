/** Words of the page on trends in both languages. */
export const TREND_WORDS = {
  zh: {
    title: '趋势',
    lead: '各期开始的试验：过去某日所知与今日所知并列。登记册会补记旧事，两条线之差即事后补入者。',
    trials: (count: string) => `${count} 项试验`,
    known_by: (day: string) => `${day}所知`,
    none: '没有试验符合这一口径与筛选。',
  },
  en: {
    title: 'Trend',
    lead: 'Trials by the period in which they start: as known on a past day beside what is known now. Registers fill in the past, and the gap between the lines is what came later.',
    trials: (count: string) => `${count} trials`,
    known_by: (day: string) => `known by ${day}`,
    none: 'No trial meets this definition and these filters.',
  },
} as const;
