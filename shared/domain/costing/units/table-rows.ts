import type { AccountingDate } from '../../../kernel/date.ts';
import { type Fen, fen } from '../../../kernel/fen.ts';
import type { Patient, PatientLine } from './patient-cost.ts';
import type { ServiceActivity, ServiceItem } from './service-item.ts';
import type { ServiceRow } from './table-cells.ts';

/** Rows that were read as the domain knows them; the form's kinds say what each cell is. */

const text = (row: ServiceRow, id: string): string => String(row[id] ?? '');
const measure = (row: ServiceRow, id: string): number => Number(row[id] ?? 0);
const money = (row: ServiceRow, id: string): Fen => fen(Number(row[id] ?? 0));

export const itemIn = (row: ServiceRow): ServiceItem => ({
  ...{ code: text(row, 'code'), name: text(row, 'name'), department: text(row, 'department') },
  ...{ price: money(row, 'price'), count: measure(row, 'count'), equivalent: measure(row, 'equivalent') },
  ...{ hours: measure(row, 'hours'), materials: money(row, 'materials') },
});

export const activityIn = (row: ServiceRow): ServiceActivity => ({
  ...{ department: text(row, 'department'), item: text(row, 'item'), activity: text(row, 'activity') },
  ...{ staff: measure(row, 'staff'), machine: measure(row, 'machine') },
});

export const patientIn = (row: ServiceRow): Patient => ({
  ...{ number: text(row, 'number'), department: text(row, 'department') },
  ...{ admitted: text(row, 'admitted') as AccountingDate, discharged: text(row, 'discharged') as AccountingDate },
  ...{ group: text(row, 'group'), groupName: text(row, 'groupName') },
  ...{ drugs: money(row, 'drugs'), materials: money(row, 'materials'), income: money(row, 'income') },
});

export const lineIn = (row: ServiceRow): PatientLine => ({
  ...{ patient: text(row, 'patient'), department: text(row, 'department'), item: text(row, 'item') },
  ...{ quantity: measure(row, 'quantity'), income: money(row, 'income') },
});
