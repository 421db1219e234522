/** The drawings beside the names in the navigation: 16 units wide, in the colour of the text. */
const PATHS = {
  board: 'M2 2.5h12v11H2zM2 6h12M6 6v7.5M8.5 9.8l1.4 1.4 2.4-2.6',
  closing: 'M3 3h10v11.5H3zM5.5 3V1.5h5V3M5.2 6.8l.9.9 1.6-1.8M5.2 10.8l.9.9 1.6-1.8M9 7h2.2M9 11h2.2',
  import: 'M8 2v7.5M5 6.8 8 9.8l3-3M2.5 11v2.5h11V11',
  checks: 'M2.5 4 3.6 5.1 5.6 2.9M2.5 8.6l1.1 1.1 2-2.2M2.5 13.2l1.1 1.1 2-2.2M8 4h6M8 8.6h6M8 13.2h6',
  reconciliation: 'M2 5.5h10M9.5 3 12 5.5 9.5 8M14 10.5H4M6.5 8 4 10.5 6.5 13',
  worksheet: 'M2 2.5h12v11H2zM2 6h12M2 9.7h12M7 2.5v11M10.5 2.5v11',
  statements: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M6 8h4M6 11h4',
  desk: 'M2 2.5h8.5v11H2zM4.2 5.5h4.2M4.2 8h3M13.6 4.6 9 9.4l-.6 2.2 2.1-.7 4.6-4.8z',
  invoices: 'M3 1.5h10v13l-2-1.2-1.7 1.2-1.3-1.2-1.3 1.2L5 13.3l-2 1.2zM5.5 5h5M5.5 7.6h5M5.5 10.2h3',
  vouchers: 'M2 3h12v10H2zM4.5 6h4M4.5 8.5h7M4.5 11h7',
  books: 'M3 2.5h8.5a1.5 1.5 0 0 1 1.5 1.5v9.5H4.5A1.5 1.5 0 0 1 3 12zM3 12a1.5 1.5 0 0 1 1.5-1.5H13M6 5.5h4',
  periodEnd: 'M2 3.5h12v10H2zM2 6.5h12M5 2v3M11 2v3M5.5 10l1.8 1.8 3.4-3.6',
  assetCards: 'M2 4.5h12v9H2zM5 4.5V2.5h6v2M4.5 7.5h4M4.5 10.5h7',
  bank: 'M2 6.2 8 2.5l6 3.7M3 6.5h10M4 6.5v5M6.7 6.5v5M9.3 6.5v5M12 6.5v5M2.5 13.5h11M3 11.5h10',
  cash: 'M1.5 4h13v8h-13zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4M3.5 8h.01M12.5 8h.01',
  revenue: 'M2 2.5h12v11H2zM2 6h12M6 6v7.5M8 8.2l2 2 2-2M10 10.2v2.6M8.3 10.4h3.4',
  budget: 'M8 1.8v12.4M8 2 3.5 4.5 2 9.5h3.5L3.5 4.5M8 2l4.5 2.5 1.5 5h-3.5l2-5M4.5 14.2h7',
  costRuns: 'M2 3h4v3H2zM2 10h4v3H2zM10 6.5h4v3h-4zM6 4.5h2v7H6M8 8h2',
  unitCost:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8zM8 4.6v6.8M10 6.2H7.2a1.2 1.2 0 0 0 0 2.4h1.6a1.2 1.2 0 0 1 0 2.4H6',
  costing: 'M7 2.6v6.4h6.4A6.2 6.2 0 1 1 7 2.6zM10 1.8A5.6 5.6 0 0 1 14.2 6H10z',
  costDrivers: 'M2 4.5h6M11 4.5h3M9.5 3v3M2 8h2.5M7.5 8H14M6 6.5v3M2 11.5h7M12 11.5h2M10.5 10v3',
  sharedCharges:
    'M8 5.5a2 2 0 1 0 0-3.9 2 2 0 0 0 0 3.9zM8 5.5v3M3 8.5h10M3 8.5v2M8 8.5v2M13 8.5v2M1.5 10.5h3v3h-3zM6.5 10.5h3v3h-3zM11.5 10.5h3v3h-3z',
  costReports: 'M3 1.5h10v13H3zM5.5 5h5M5.5 12V9.5M8 12V7.5M10.5 12V8.5',
  cockpit: 'M2 11.5a6 6 0 0 1 12 0M8 11.5l3-3.6M2 11.5h1.5M12.5 11.5H14M8 5.5V7M3.8 7.3l1 1M1.5 14h13',
  formulary: 'M3 2h8.5L13 3.5V14H3zM5.5 5.5h5M8 3.8v3.4M5.5 9.5h5M5.5 11.8h3',
  purchaseAccount: 'M2 4h12v9H2zM2 6.8h12M4.5 10.5h3M11.5 10.5h.5',
  suppliers:
    'M1.5 4.5h8v7h-8zM9.5 7h3l2 2v2.5h-5zM4 13.3a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8zM12 13.3a1.4 1.4 0 1 0 0-2.8 1.4 1.4 0 0 0 0 2.8z',
  prices: 'M8.5 2H14v5.5L7.5 14 2 8.5zM11.2 4.8h.01M6.2 8.2l1.8 1.8',
  volumes: 'M2 13.5h12M3.5 11.5V8M6.5 11.5V5.5M9.5 11.5V7M12.5 11.5V3M2 3.5h4',
  purchaseRequests: 'M3 1.8h10v12.4H3zM5.5 5h5M5.5 7.5h3M10.5 9v4M8.5 11h4',
  purchaseOrders:
    'M1.5 2.5h2l1.6 7.2h7l1.4-5H4.2M6 13.4a1 1 0 1 0 0-2 1 1 0 0 0 0 2zM11 13.4a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
  supplierInvoices: 'M3 1.5h10v13l-2-1.2-1.7 1.2-1.3-1.2-1.3 1.2L5 13.3l-2 1.2zM5.2 6l1.4 1.4L9.4 4.6M5.5 10.2h5',
  drugPayments: 'M1.5 3.5h13v9h-13zM1.5 6.5h13M4 10h3M10 9.3l1 1 2-2',
  drugAdvances: 'M8 1.5v8M5 6.5l3 3 3-3M2 9.5v4.5h12V9.5M5 11.8h6',
  deliveries: 'M2 6.5 8 3.5l6 3v6.5H2zM2 6.5h12M6 9.8l1.6 1.6 2.8-3',
  drugStock: 'M2.5 2v12M13.5 2v12M2.5 8h11M2.5 13h11M4.5 8V5h3v3M8.5 13v-3h3.2v3M8.5 8V6h2v2',
  settlements: 'M2 5h9M8.5 2.5 11 5 8.5 7.5M14 11H5M7.5 8.5 5 11l2.5 2.5M13 3v4M3 9v4',
  approvals: 'M2 9.5h12V14H2zM5 9.5V8h6v1.5M8 8V5.8M8 5.8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM4.5 11.8h7',
  approvalApplications: 'M3 1.8h6.5L13 5.3V8M3 1.8v12.4h5M9.5 1.8v3.5H13M5.5 7.5h4M5.5 10h2.5M11.5 10v4.5M9.3 12.2h4.5',
  approvalRules: 'M2 2.5h12v3H2zM2 9h5v4.5H2zM9.5 11.2l1.5 1.5 3-3.2M4.5 5.5V9M11.5 5.5v2',
  approvalRadar:
    'M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8l4.6-4.6M3.2 6h1.6M10.8 10.4h1.4',
  approvalSeats: 'M8 6.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM3.5 14v-2.5a3 3 0 0 1 3-3h3a3 3 0 0 1 3 3V14M2 14h12',
  approvalMeetings: 'M3 1.5h7l3 3V14.5H3zM10 1.5v3h3M5.5 7.5h5M5.5 10h5M5.5 12.5h3',
  approvalPayees: 'M1.5 13.5h13M2.5 13.5V7M13.5 13.5V7M1.5 6.5 8 2.5l6.5 4zM5.5 9v2.5M8 9v2.5M10.5 9v2.5',
  approvalContracts: 'M3 1.8h7l3 3v9.4H3zM10 1.8v3h3M5.5 6h3M5.5 8.5h5M5.5 12c1-1.6 2-1.6 2.4-.4.4 1 1.2.6 2.6-.6',
  approvalPayouts: 'M1.5 4h13v7.5h-13zM8 9.5a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM4 14h8M4 6.2v.1M12 9.3v.1',
  approvalSettings: 'M2 4.5h7M12 4.5h2M10.5 3v3M2 8h1.5M6.5 8H14M5 6.5v3M2 11.5h6M11 11.5h3M9.5 10v3',
  budgetExecution: 'M2 13.5h12M3.5 11V7.5M6.5 11V4.5M9.5 11V6.5M12.5 11V9M2.5 4 6 2l3.5 2L13.5 2',
  budgetSums: 'M11.5 4.5v-2h-8L8 8l-4.5 5.5h8v-2',
  budgetCuts: 'M2 13.5h12M3.5 11V3M6.5 5.5h3M6.5 5.5V3M9.5 8.5h3M9.5 8.5v-3M12.5 11V8.5',
  budgetChanges: 'M2 5h8.5M8 2.5 10.5 5 8 7.5M14 11H5.5M8 8.5 5.5 11 8 13.5M13 2.5v5M3 8.5v5',
  budgetProjects: 'M2 4h4l1.5 1.8H14V13H2zM5 9.5l1.8 1.8L11 7.8',
  budgetRequests: 'M3 1.8h7l3 3v9.4H3zM10 1.8v3h3M5.5 7h5M5.5 9.5h5M5.5 12h2.5',
  packs: 'M2 5l6-3 6 3v6.5l-6 3-6-3zM2 5l6 3 6-3M8 8v6.5',
  people:
    'M5.8 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.4 1.9-4 4.3-4s4.3 1.6 4.3 4M10.5 7.3a2.2 2.2 0 0 0 0-4.3M11.8 9.8c1.7.4 2.7 1.8 2.7 3.7',
  admin:
    'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  departments: 'M6 1.8h4v3.4H6zM1.5 10.6h4V14h-4zM10.5 10.6h4V14h-4zM8 5.2v2.7M3.5 10.6V7.9h9v2.7',
  backup:
    'M8 6.5c3.3 0 6-1 6-2.2S11.3 2 8 2 2 3 2 4.3s2.7 2.2 6 2.2zM2 4.3v7.4C2 13 4.7 14 8 14s6-1 6-2.3V4.3M2 8c0 1.3 2.7 2.3 6 2.3S14 9.3 14 8',
  help: 'M8 14.2a6.2 6.2 0 1 0 0-12.4 6.2 6.2 0 0 0 0 12.4zM6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2M8 11.4v.1',
  trail: 'M8 14.2A6.2 6.2 0 1 0 2.4 5.4M2 2.5v3.2h3.2M8 4.6V8l2.4 1.6',
  changes: 'M2 4h9M2 8h6M2 12h4M11.5 8.5v5M9 11l2.5 2.5L14 11',
  gallery: 'M2 2.5h5v5H2zM9 2.5h5v5H9zM2 9.5h5v4H2zM9 9.5h5v4H9z',
} as const;

export type NavIconName = keyof typeof PATHS;

export const NavIcon = ({ name }: { name: NavIconName }) => (
  <svg
    width="16"
    height="16"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.4"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
);
