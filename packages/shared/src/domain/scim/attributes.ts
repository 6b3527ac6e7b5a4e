// The fixed tables of SCIM attributes that we know: reading, PATCH, filters and /Schemas all follow them, and know nothing else.

export type AttributeType = "string" | "boolean" | "date" | "dateTime" | "reference" | "complex";

export type Attribute = {
  readonly name: string;
  readonly type: AttributeType;
  readonly description: string;
  readonly isMany?: true;
  /** Values that a list takes at most; 100 when it says nothing. */
  readonly most?: number;
  readonly isRequired?: true;
  readonly isUnique?: true;
  readonly isReadOnly?: true;
  /** A part that tells of the `value` beside it: gone when another value comes without it. */
  readonly tellsOfValue?: true;
  /** Compared with case (RFC 7643 caseExact). */
  readonly isExact?: true;
  /** Suggested words; others are taken as well. */
  readonly words?: readonly string[];
  /** Sub-attributes of a complex one. */
  readonly of?: readonly Attribute[];
};

export type Schema = {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
};

/** A kind of resource: its core schema, its extensions, and what every resource has (RFC 7643, 3.1). */
export type Shape = {
  readonly core: Schema;
  readonly extensions: readonly Schema[];
  readonly common: readonly Attribute[];
  /** Attributes of the core schema that are taken and dropped, in lower case. */
  readonly notKept: ReadonlySet<string>;
};

export const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
/** In Entra's pattern for own attributes, the only one that its attribute list takes. */
export const ROLECALL_URN = "urn:ietf:params:scim:schemas:extension:rolecall:2.0:User";

type More = Omit<Attribute, "name" | "type" | "description">;

const text = (name: string, description: string, more: More = {}): Attribute => ({
  name,
  type: "string",
  description,
  ...more,
});

/** A list of values with a type and one primary, as e-mails and phone numbers are. */
const list = (name: string, description: string, words: readonly string[], value: More = {}): Attribute => ({
  name,
  type: "complex",
  description,
  isMany: true,
  of: [
    text("value", "The value itself.", value),
    text("display", "How it is shown."),
    text("type", "What kind it is.", words.length === 0 ? {} : { words }),
    { name: "primary", type: "boolean", description: "Whether it is the preferred one; at most one is." },
  ],
});

const COMMON: readonly Attribute[] = [
  text("id", "Our id of the resource.", { isReadOnly: true, isExact: true }),
  text("externalId", "The client's own id of the resource.", { isExact: true }),
  {
    name: "meta",
    type: "complex",
    description: "When the resource was made and changed.",
    isReadOnly: true,
    of: [
      { name: "created", type: "dateTime", description: "When it was made.", isReadOnly: true },
      { name: "lastModified", type: "dateTime", description: "When it was last changed.", isReadOnly: true },
    ],
  },
];

const USER: Schema = {
  urn: USER_URN,
  name: "User",
  description: "An employee, as the identity provider or the HRIS tells.",
  attributes: [
    text("userName", "The sign-in name; unique in the connection whatever its case.", {
      isRequired: true,
      isUnique: true,
    }),
    {
      name: "name",
      type: "complex",
      description: "The parts of the name.",
      of: [
        text("formatted", "The whole name as it is shown."),
        text("familyName", "Family name."),
        text("givenName", "Given name."),
        text("middleName", "Middle name."),
        text("honorificPrefix", "Title before the name."),
        text("honorificSuffix", "Title after the name."),
      ],
    },
    text("displayName", "The name as it is shown; read when there is no given and family name."),
    text("nickName", "What the person is called; becomes the preferred name."),
    { name: "profileUrl", type: "reference", description: "A page about the person." },
    text("title", "Job title."),
    text("userType", "Relation to the company, such as Employee."),
    text("preferredLanguage", "Language."),
    text("locale", "Locale."),
    text("timezone", "Time zone."),
    { name: "active", type: "boolean", description: "False marks the employee as deactivated." },
    list("emails", "E-mail addresses; type work is the work e-mail, type home the personal one.", [
      "work",
      "home",
      "other",
    ]),
    list("phoneNumbers", "Phone numbers; kept, not used.", ["work", "home", "mobile", "fax", "pager", "other"]),
    {
      name: "addresses",
      type: "complex",
      description: "Postal addresses; the work one tells the location.",
      isMany: true,
      of: [
        text("formatted", "The whole address."),
        text("streetAddress", "Street and number."),
        text("locality", "City."),
        text("region", "State or region."),
        text("postalCode", "Postal code."),
        text("country", "Country."),
        text("type", "What kind it is.", { words: ["work", "home", "other"] }),
        { name: "primary", type: "boolean", description: "Whether it is the preferred one." },
      ],
    },
    list("roles", "Roles; kept, not used.", []),
  ],
};

const ENTERPRISE: Schema = {
  urn: ENTERPRISE_URN,
  name: "EnterpriseUser",
  description: "What a company adds to a user (RFC 7643, 4.3).",
  attributes: [
    text("employeeNumber", "The HRIS's number; unique in the company."),
    text("costCenter", "Cost center; kept, not used."),
    text("organization", "Organization; kept, not used."),
    text("division", "Division; kept, not used."),
    text("department", "Department."),
    {
      name: "manager",
      type: "complex",
      description: "The manager.",
      of: [
        text("value", "Our id of the manager's user, or the manager's e-mail.", { isExact: true }),
        { name: "$ref", type: "reference", description: "Address of the manager's user.", tellsOfValue: true },
        text("displayName", "The manager's name.", { tellsOfValue: true }),
      ],
    },
  ],
};

const ROLECALL: Schema = {
  urn: ROLECALL_URN,
  name: "RolecallUser",
  description: "What helps Rolecall to know which hire an employee is.",
  attributes: [
    { name: "startDate", type: "date", description: "The first day of work, YYYY-MM-DD." },
    text("personalEmail", "The personal e-mail, as the person applied with it."),
  ],
};

export const USER_SHAPE: Shape = {
  core: USER,
  extensions: [ENTERPRISE, ROLECALL],
  common: COMMON,
  // a password is never stored; pictures, certificates and chat names have no use here
  notKept: new Set(["password", "photos", "ims", "x509certificates", "entitlements", "groups", "schemas"]),
};

export const GROUP_SHAPE: Shape = {
  core: {
    urn: GROUP_URN,
    name: "Group",
    description: "A group of the identity provider; kept so that its provisioning runs, not used.",
    attributes: [
      text("displayName", "The group's name.", { isRequired: true }),
      {
        name: "members",
        type: "complex",
        description: "Users of this connection that belong to the group.",
        isMany: true,
        most: 20_000, // a request of 1 MB holds about as many
        of: [
          text("value", "Our id of the user.", { isExact: true }),
          { name: "$ref", type: "reference", description: "Address of the user.", isReadOnly: true },
          text("type", "Always User.", { words: ["User"], isReadOnly: true }),
        ],
      },
    ],
  },
  extensions: [],
  common: COMMON,
  notKept: new Set(["schemas"]),
};

/** The attribute of this name, whatever its case, in one list. Names of the language (`constructor`) are names of nothing. */
export function attributeNamed(attributes: readonly Attribute[], name: string): Attribute | undefined {
  const wanted = name.toLowerCase();
  return attributes.find((attribute) => attribute.name.toLowerCase() === wanted);
}

/** The core or common attribute of this name. */
export function topAttribute(shape: Shape, name: string): Attribute | undefined {
  return attributeNamed(shape.core.attributes, name) ?? attributeNamed(shape.common, name);
}

export function extensionNamed(shape: Shape, urn: string): Schema | undefined {
  const wanted = urn.toLowerCase();
  return shape.extensions.find((schema) => schema.urn.toLowerCase() === wanted);
}
