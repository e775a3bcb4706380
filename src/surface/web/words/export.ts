/** Words of downloads in both languages. */
export const EXPORT_WORDS = {
  zh: { download: '下载表格：', csv: 'CSV（Excel 可直接打开）', json: 'JSON', parquet: 'Parquet' },
  en: { download: 'Download the table:', csv: 'CSV (opens in Excel)', json: 'JSON', parquet: 'Parquet' },
} as const;
