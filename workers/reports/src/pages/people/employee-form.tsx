// The form that adds an employee or changes what is known of one; the same in the drawer and on its own page.
import { Field, FormProblem, type FormState } from "../../components/field.tsx";
import { PageHead } from "../../components/page-head.tsx";

export type EmployeeFormView = {
  readonly form: FormState;
  readonly editing: { readonly id: string; readonly name: string } | null;
};

export function EmployeeForm(props: { view: EmployeeFormView }) {
  const { form, editing } = props.view;
  const back = editing ? `/employees/${editing.id}` : "/employees";
  return (
    <>
      <PageHead
        title={editing ? "Edit employee" : "Add employee"}
        back={{ href: back, label: editing ? editing.name : "Employees" }}
      >
        {editing
          ? null
          : "E-mail addresses decide best who is which hire; the personal one is often the one in the ATS."}
      </PageHead>
      <form class="form" method="post" action={back} novalidate>
        <FormProblem form={form} />
        <div class="form-pair">
          <Field form={form} name="firstName" label="First name" attributes={{ required: true }} />
          <Field form={form} name="lastName" label="Last name" />
        </div>
        <div class="form-pair">
          <Field form={form} name="preferredName" label="Goes by" isOptional />
          <Field form={form} name="middleName" label="Middle name" isOptional />
        </div>
        <div class="form-pair">
          <Field form={form} name="workEmail" label="Work e-mail" type="email" isOptional />
          <Field form={form} name="personalEmail" label="Personal e-mail" type="email" isOptional />
        </div>
        <div class="form-pair">
          <Field form={form} name="employeeNumber" label="Employee number" isOptional />
          <Field form={form} name="startDate" label="Start date" type="date" isOptional />
        </div>
        <div class="form-pair">
          <Field form={form} name="title" label="Title" isOptional />
          <Field form={form} name="employmentType" label="Employment type" isOptional />
        </div>
        <div class="form-pair">
          <Field form={form} name="department" label="Department" isOptional />
          <Field form={form} name="location" label="Location" isOptional />
        </div>
        <div class="form-pair">
          <Field form={form} name="managerName" label="Manager" isOptional />
          <Field form={form} name="managerEmail" label="Manager’s e-mail" type="email" isOptional />
        </div>
        <div class="form-foot">
          <button class="button primary">{editing ? "Save changes" : "Add employee"}</button>
          <a class="button quiet" href={back} data-close>
            Cancel
          </a>
        </div>
      </form>
    </>
  );
}
